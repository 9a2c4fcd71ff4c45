import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { buildWidget } from './build.ts';
import * as ar from './words/ar.ts';
import * as de from './words/de.ts';
import * as en from './words/en.ts';
import * as es from './words/es.ts';
import * as fr from './words/fr.ts';
import * as pt from './words/pt.ts';
import * as sw from './words/sw.ts';

const all = { en, sw, fr, es, pt, de, ar };
const english: Record<'first' | 'panel', Record<string, string>> = { first: en.first, panel: en.panel };
const built = join(import.meta.dirname, '../dist/widget');

beforeAll(() => buildWidget(built), 60_000);

const fillings = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test('every language says everything, with the same things filled in', () => {
  expect(Object.keys(all)).toEqual([...chatLanguages]);
  for (const part of ['first', 'panel'] as const) {
    for (const [language, { [part]: words }] of Object.entries(all)) {
      expect(Object.keys(words), language).toEqual(Object.keys(english[part]));
      for (const [key, text] of Object.entries<string>(words)) {
        const where = `${language}.${part}.${key}`;
        expect(text.trim(), where).not.toBe('');
        expect(fillings(text), where).toEqual(fillings(english[part][key]!));
        if (language !== 'en') expect(text, where).not.toBe(english[part][key]);
      }
    }
  }
});

interface Built {
  first: BuiltPart;
  parts: Record<string, BuiltPart>;
  words: Record<string, { first: string; panel: string }>;
}
interface BuiltPart {
  file: string;
  integrity: string;
}

/** As it goes over the wire, give or take what another machine packs otherwise. */
const weight = async (file: string) => gzipSync(await readFile(join(built, file)), { level: 9 }).length;

test('the first script with its language stays small, and so does what comes when the chat is opened', async () => {
  const { first, parts, words } = JSON.parse(await readFile(join(built, 'widget.json'), 'utf8')) as Built;
  for (const { file, integrity } of [first, ...Object.values(parts)]) {
    const hash = createHash('sha384').update(await readFile(join(built, file)));
    expect(integrity).toBe(`sha384-${hash.digest('base64')}`);
  }
  for (const language of chatLanguages.filter((each) => each !== 'en')) {
    const said = words[language]!;
    expect(JSON.parse(await readFile(join(built, said.panel), 'utf8'))).toEqual(all[language].panel);
    // 25 kB is what a page may have to load (architecture); here is room for what is still to come.
    expect((await weight(first.file)) + (await weight(said.first))).toBeLessThan(15_000);
    expect((await weight(parts['panel']!.file)) + (await weight(said.panel))).toBeLessThan(25_000);
  }
});
