import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  acrossModel,
  emotionModel,
  languageModel,
  type EngineHead,
  type LanguageEngine,
} from '#core/listening/sentiment/engine.ts';
import type { LinearModel } from '#core/listening/sentiment/linear.ts';
import type { Measured } from '#core/listening/sentiment/measured.ts';
import { packed } from '#core/listening/sentiment/pack.ts';
import { learnEmotions, measureEmotions } from './emotions.ts';
import { languageTexts, learnLanguages } from './languages.ts';
import { examplesOf, learnAcross, learnSentiment, measureOn, plans } from './sentiment.ts';
import { goemotionsEmotions, umsab } from './sets.ts';

/** Raised when the recipe or the code that reads texts changes. */
const version = '1';

/** Measured beside; nothing is learnt from these. */
const measuredBeside: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  pt: 'portuguese',
};

function rounded({ accuracy, macroF1, calibration, majority, ...rest }: Measured): Measured {
  const three = (value: number): number => Math.round(value * 1_000) / 1_000;
  return {
    ...rest,
    accuracy: three(accuracy),
    macroF1: three(macroF1),
    calibration: three(calibration),
    majority: three(majority),
  };
}

function beside(folder: string, language: string, model: LinearModel): Measured[] {
  const name = measuredBeside[language];
  if (name === undefined) return [];
  return [rounded(measureOn(`umsab val, ${name}`, model, examplesOf(umsab(folder, name), language)))];
}

/** Everything the models were learnt from, as one number: the same gives the same file. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const { read, language } of plans) hash.update(JSON.stringify([language, read(folder, 'train')]));
  hash.update(JSON.stringify(goemotionsEmotions(folder, 'train')));
  for (const texts of languageTexts(folder)) hash.update(JSON.stringify(texts));
  return hash.digest('hex');
}

function tell(name: string, { accuracy, macroF1, calibration, majority, n, set }: Measured): void {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  console.log(
    `${name.padEnd(8)} ${set}: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, calibration error ${percent(calibration)}, commonest ${percent(majority)}, n ${n}`,
  );
}

function train(folder: string): Uint8Array {
  const across = learnAcross(folder);
  const models: Record<string, LinearModel> = { [acrossModel]: across.model };
  const languages: Record<string, LanguageEngine> = {};
  for (const plan of plans) {
    const model = learnSentiment(plan, folder, across.learnt);
    const base = plan.language.split('-')[0]!;
    const own = rounded(measureOn(plan.set, model, examplesOf(plan.read(folder, 'dev'), base)));
    models[plan.language] = model;
    languages[plan.language] = {
      way: 'learnt',
      model: plan.language,
      measured: [own, ...(base === plan.language ? beside(folder, base, model) : [])],
    };
  }
  for (const language of ['de', 'es', 'fr', 'pt'])
    languages[language] = {
      way: 'words',
      model: acrossModel,
      measured: beside(folder, language, across.model),
    };
  const { model: ofEmotions, thresholds } = learnEmotions(folder);
  const felt = rounded(measureEmotions(ofEmotions, goemotionsEmotions(folder, 'dev')));
  models[emotionModel] = ofEmotions;
  models[languageModel] = learnLanguages(folder);
  for (const [language, { measured }] of Object.entries(languages)) for (const each of measured) tell(language, each);
  tell('emotion', felt);
  const head: EngineHead = {
    version,
    learntFrom: fingerprint(folder),
    languages,
    emotions: { thresholds, measured: [felt] },
  };
  return packed(head, models);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Which folder? node training/main.ts <folder with goemotions, afrisenti and umsab>\n');
  process.exit(1);
}
const file = join(import.meta.dirname, '../server/listening/sentiment/engine.model');
const bytes = train(folder);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, bytes);
console.log(
  `${file}: ${bytes.length.toLocaleString('en')} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
);
