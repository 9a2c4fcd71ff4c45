import { ar } from './ar.ts';
import { lookupOf, type Lookup } from './cues.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';
import { sw } from './sw.ts';

const lists = { ar, de, en, es, fr, pt, sw };
const none = lookupOf({ good: '', bad: '', negators: '', stronger: '', weaker: '' });
const ready = new Map<string, Lookup>(Object.entries(lists).map(([language, list]) => [language, lookupOf(list)]));
/** Pidgin takes its words of feeling from English. */
ready.set('pcm', ready.get('en')!);

/** The words of a language; without a list, only signs are known. */
export function lookupFor(language: string): Lookup {
  return ready.get(language) ?? none;
}
