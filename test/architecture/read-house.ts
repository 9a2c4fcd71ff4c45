import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { House } from './house.ts';
import { parse, type Source } from './source.ts';

const roots = ['core', 'server', 'web', 'widget', 'form', 'survey', 'test', 'seed', 'bench', 'training'];
const skipped = new Set(['node_modules', 'dist', 'fixtures', 'reports', 'data']);

/** Reads and parses the whole project, or a fixture laid out like it. */
export function readHouse(root: string): House {
  const sources: Source[] = [];
  const texts = new Map<string, string>();
  for (const path of roots.flatMap((name) => filesIn(join(root, name)))) {
    const file = relative(root, path);
    if (/\.tsx?$/.test(file)) sources.push(parse(file, readFileSync(path, 'utf8')));
    else if (/\.(sql|md)$/.test(file)) texts.set(file, readFileSync(path, 'utf8'));
  }
  return { sources, texts };
}

function filesIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => a.name.localeCompare(b.name));
  } catch {
    return [];
  }
}
