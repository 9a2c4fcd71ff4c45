import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildConsole } from './web/build.ts';

// Runs under npm's `prepare`, so after every `npm ci`: what has not changed since the last build is left alone.

interface Part {
  name: string;
  /** The folders and files that decide what comes out. */
  from: string[];
  /** A file that must be there for the part to count as built. */
  proof: string;
  build(): Promise<void>;
}

const root = import.meta.dirname;
const widgetBuild = join(root, 'widget', 'build.ts');
const formBuild = join(root, 'form', 'build.ts');
const surveyBuild = join(root, 'survey', 'build.ts');
const stamp = join(root, 'dist', 'built.json');

const parts: Part[] = [
  {
    name: 'console',
    from: ['web', 'core', 'package-lock.json', 'build.ts'],
    proof: 'dist/web/index.html',
    build: async () => await buildConsole(join(root, 'dist', 'web')),
  },
  {
    name: 'widget',
    from: ['widget', 'core', 'package-lock.json', 'build.ts'],
    proof: 'dist/widget',
    build: async () => {
      const { buildWidget } = (await import(widgetBuild)) as { buildWidget(): Promise<unknown> };
      await buildWidget();
    },
  },
  {
    name: 'form',
    from: ['form', 'core', 'package-lock.json', 'build.ts'],
    proof: 'dist/form/page.js',
    build: async () => {
      const { buildForm } = (await import(formBuild)) as { buildForm(): Promise<unknown> };
      await buildForm();
    },
  },
  {
    name: 'survey',
    from: ['survey', 'core', 'package-lock.json', 'build.ts'],
    proof: 'dist/survey/page.js',
    build: async () => {
      const { buildSurvey } = (await import(surveyBuild)) as { buildSurvey(): Promise<unknown> };
      await buildSurvey();
    },
  },
];

async function hashOf(from: string[]): Promise<string> {
  const hash = createHash('sha256');
  const patterns = from.flatMap((path) => (path.includes('.') ? [path] : [`${path}/**/*.*`]));
  const files = (await Array.fromAsync(glob(patterns, { cwd: root }))).filter((file) => !file.includes('.test.'));
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function readStamp(): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(stamp, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

async function buildPart(part: Part, built: Record<string, string>): Promise<void> {
  const hash = await hashOf(part.from);
  if (built[part.name] === hash && existsSync(join(root, part.proof))) return;
  const began = performance.now();
  await part.build();
  built[part.name] = hash;
  console.log(`Built the ${part.name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/** Whether the tools that build are installed: `npm ci --omit=dev` leaves them out. */
async function hasTools(): Promise<boolean> {
  try {
    await import('vite');
    return true;
  } catch {
    return false;
  }
}

if (!(await hasTools())) {
  console.log('Vite is not installed (production packages only): the built pages in dist/ are used as they are.');
} else {
  const built = await readStamp();
  for (const part of parts) {
    if (part.name === 'widget' && !existsSync(widgetBuild)) continue;
    await buildPart(part, built);
  }
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, JSON.stringify(built));
}
