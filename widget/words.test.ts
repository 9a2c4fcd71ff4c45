import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { buildWidget } from './build.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { pt } from './words/pt.ts';
import { sw } from './words/sw.ts';

const all = { en, sw, fr, es, pt, de, ar };
const built = join(import.meta.dirname, '../dist/widget');

beforeAll(() => buildWidget(built), 60_000);

const fillings = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test('every language says everything, with the same things filled in', () => {
  expect(Object.keys(all)).toEqual([...chatLanguages]);
  for (const [language, words] of Object.entries(all)) {
    expect(Object.keys(words), language).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(words)) {
      const where = `${language}.${key}`;
      expect(text.trim(), where).not.toBe('');
      expect(fillings(text), where).toEqual(fillings(en[key as keyof typeof en]));
      if (language !== 'en') expect(text, where).not.toBe(en[key as keyof typeof en]);
    }
  }
});

test('the first script with its language stays below 25 kB, the others are files of their own', async () => {
  const script = gzipSync(await readFile(join(built, 'widget.js')), { level: 9 }).length;
  for (const language of chatLanguages.filter((each) => each !== 'en')) {
    const words = await readFile(join(built, `${language}.json`));
    expect(JSON.parse(words.toString())).toEqual(all[language]);
    expect(script + gzipSync(words, { level: 9 }).length).toBeLessThan(25_000);
  }
});
