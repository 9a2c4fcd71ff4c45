import { existsSync } from 'node:fs';
import { mostOf } from '#core/listening/sentiment/linear.ts';
import { measuredOn, type Tried } from '#core/listening/sentiment/measured.ts';
import { plans } from '#training/sentiment.ts';
import { umsab, type Labelled } from '#training/sets.ts';
import { percentile, report } from './measure/report.ts';
import { peers, throughline, type Contender, type Said } from './sentiment/engines.ts';
import { languageFigures } from './sentiment/found.ts';

interface Set {
  name: string;
  language: string;
  texts: Labelled[];
}

const besides = { en: 'english', de: 'german', fr: 'french', es: 'spanish', pt: 'portuguese', ar: 'arabic' };

/** Sets that the engine was not shown, each of one language. */
function setsIn(folder: string): Set[] {
  return [
    ...plans.map(({ language, set, read }) => ({ name: set, language, texts: read(folder, 'dev') })),
    ...Object.entries(besides).map(([language, name]) => ({
      name: `umsab val, ${name}`,
      language,
      texts: umsab(folder, name),
    })),
  ];
}

const tenths = (share: number): number => Math.round(share * 1_000) / 10;

function asProbabilities({ label, probability = 1 }: Said): number[] {
  return [0, 1, 2].map((k) => (k === label ? probability : (1 - probability) / 2));
}

async function figuresOf(
  { name, read }: Contender,
  { name: set, language, texts }: Set,
): Promise<Record<string, number>> {
  const tried: Tried[] = [];
  let calibrated = false;
  for (const { text, label } of texts) {
    const said = await read(text, language);
    calibrated ||= said.probability !== undefined;
    const probabilities = asProbabilities(said);
    // A probability of less than a half must not give its place to another label.
    tried.push({ truth: label, probabilities: mostOf(probabilities) === said.label ? probabilities : oneHot(said) });
  }
  const { accuracy, macroF1, calibration } = measuredOn(set, 3, tried);
  return {
    [`${name}, ${language}, ${set}: accuracy, %`]: tenths(accuracy),
    [`${name}, ${language}, ${set}: macro-F1, %`]: tenths(macroF1),
    ...(calibrated ? { [`${name}, ${language}, ${set}: calibration error, %`]: tenths(calibration) } : {}),
  };
}

function oneHot({ label, probability = 1 }: Said): number[] {
  return [0, 1, 2].map((k) => (k === label ? probability : 0));
}

function majority({ name, language, texts }: Set): Record<string, number> {
  const counts = [0, 1, 2].map((k) => texts.filter(({ label }) => label === k).length);
  const common = Math.max(...counts);
  const f1 = (2 * common) / (texts.length + common) / counts.filter((count) => count > 0).length;
  return {
    [`commonest, ${language}, ${name}: texts`]: texts.length,
    [`commonest, ${language}, ${name}: accuracy, %`]: tenths(common / texts.length),
    [`commonest, ${language}, ${name}: macro-F1, %`]: tenths(f1),
  };
}

const mostTimed = 2_000;

/** Texts a second and how long one takes, over all sets after all were read once; the others only on what they can read. */
async function speedOf({ name, languages, read }: Contender, sets: readonly Set[]): Promise<Record<string, number>> {
  const own = sets.filter(({ language }) => languages?.includes(language) ?? true);
  const texts = own.flatMap((set) => set.texts.slice(0, mostTimed).map(({ text }) => [text, set.language] as const));
  const took: number[] = [];
  for (const [text, language] of texts) {
    const began = performance.now();
    await read(text, language);
    took.push(performance.now() - began);
  }
  const all = took.reduce((sum, each) => sum + each, 0);
  return {
    [`${name}: texts a second`]: Math.round((1_000 * took.length) / all),
    [`${name}: p50 of a text, microseconds`]: Math.round(1_000 * percentile(took, 0.5)),
    [`${name}: p95 of a text, microseconds`]: Math.round(1_000 * percentile(took, 0.95)),
  };
}

/** How right the engine is, per language, beside others on the same texts: `npm run bench sentiment <folder of the sets>`. */
export async function run(): Promise<void> {
  const folder = process.argv[3];
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('Which folder? npm run bench sentiment <folder with goemotions, afrisenti and umsab>\n');
    process.exit(1);
  }
  const sets = setsIn(folder);
  const [figures, limits]: Array<Record<string, number>> = [{}, {}];
  const ours = throughline();
  for (const set of sets) {
    Object.assign(figures!, await figuresOf(ours, set));
    Object.assign(limits!, majority(set));
  }
  Object.assign(figures!, languageFigures(sets), await speedOf(ours, sets));
  for (const peer of await peers()) {
    for (const set of sets)
      if (peer.languages?.includes(set.language.split('-')[0]!)) Object.assign(limits!, await figuresOf(peer, set));
    Object.assign(limits!, await speedOf(peer, sets));
  }
  report({ bench: 'sentiment', figures: figures!, limits: limits! });
}
