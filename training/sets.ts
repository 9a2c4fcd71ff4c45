import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emotions } from '#core/listening/sentiment/labels.ts';

/** A text with what people said it reads as: places in `sentiments`. */
export interface Labelled {
  text: string;
  label: number;
}

/** A text with all emotions that were seen in it: places in `emotions`. */
export interface Felt {
  text: string;
  emotions: number[];
}

function lines(...path: string[]): string[] {
  return readFileSync(join(...path), 'utf8')
    .trim()
    .split('\n');
}

const positive =
  `admiration amusement approval caring desire excitement gratitude joy love optimism pride relief`.split(' ');
const negative =
  `anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness`.split(' ');

/** How the 28 emotions of goemotions become ours; what is not named becomes `none`. */
const folded: Readonly<Record<string, (typeof emotions)[number]>> = {
  anger: 'anger',
  annoyance: 'anger',
  disgust: 'anger',
  disappointment: 'disappointment',
  disapproval: 'disappointment',
  fear: 'worry',
  nervousness: 'worry',
  sadness: 'sadness',
  grief: 'sadness',
  remorse: 'sadness',
  embarrassment: 'sadness',
  confusion: 'confusion',
  surprise: 'surprise',
  gratitude: 'gratitude',
  joy: 'joy',
  amusement: 'joy',
  excitement: 'joy',
  love: 'joy',
  pride: 'joy',
  relief: 'joy',
  admiration: 'praise',
  approval: 'praise',
};

function goemotions(folder: string, part: string): Array<{ text: string; names: string[] }> {
  const names = lines(folder, 'goemotions/labels.txt');
  return lines(folder, `goemotions/${part}.tsv`).map((line) => {
    const [text = '', places = ''] = line.split('\t');
    return { text, names: places.split(',').map((place) => names[Number(place)]!) };
  });
}

/** English comments, grouped to three; those with a good and a bad emotion at once are left out. */
export function goemotionsSentiment(folder: string, part: 'train' | 'dev'): Labelled[] {
  return goemotions(folder, part).flatMap(({ text, names }) => {
    const good = names.some((name) => positive.includes(name));
    const bad = names.some((name) => negative.includes(name));
    if (good && bad) return [];
    return [{ text, label: good ? 2 : bad ? 0 : 1 }];
  });
}

export function goemotionsEmotions(folder: string, part: 'train' | 'dev'): Felt[] {
  return goemotions(folder, part).map(({ text, names }) => {
    const places = names.map((name) => emotions.indexOf(folded[name] ?? 'none'));
    const felt = places.filter((place) => place !== 0);
    return { text, emotions: [...new Set(felt.length > 0 ? felt : places)] };
  });
}

const sentimentNames = ['negative', 'neutral', 'positive'];

/** Tweets in one language of afrisenti, by its code there: `swa`. */
export function afrisenti(folder: string, code: string, part: 'train' | 'dev'): Labelled[] {
  return lines(folder, `afrisenti/${code}/${part}.tsv`)
    .slice(1)
    .flatMap((line) => {
      const at = line.lastIndexOf('\t');
      const label = sentimentNames.indexOf(line.slice(at + 1).trim());
      return label === -1 ? [] : [{ text: line.slice(0, at), label }];
    });
}

/** Tweets for measuring only: nothing may be learnt from them. */
export function umsab(folder: string, language: string): Labelled[] {
  const labels = lines(folder, `umsab/${language}/val_labels.txt`);
  return lines(folder, `umsab/${language}/val_text.txt`).map((text, at) => ({ text, label: Number(labels[at]) }));
}
