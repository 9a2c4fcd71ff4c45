import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { acknowledgementWords } from './acknowledgement-words.ts';

/** How long first answers of a mailbox took lately, in seconds. */
export interface AnswerTimes {
  answers: number;
  median: number;
  /** Nine of ten took no longer. */
  ninety: number;
}

/** Fewer answers tell nothing that could be promised. */
export const fewestAnswers = 20;
/** Days that are looked back on. */
export const lookBackDays = 28;
export const longestText = 5_000;

const [minute, hour, day] = [60, 3_600, 86_400];

/** Rounded up to what one would say: five minutes, an hour, a day. */
function spoken(seconds: number): { value: number; unit: 'minute' | 'hour' | 'day' } {
  if (seconds <= 55 * minute) return { value: Math.max(5, Math.ceil(seconds / minute / 5) * 5), unit: 'minute' };
  if (seconds <= 36 * hour) return { value: Math.ceil(seconds / hour), unit: 'hour' };
  return { value: Math.ceil(seconds / day), unit: 'day' };
}

/** A time in words: `3 hours`, `2 Tage`. */
export function spokenTime(seconds: number, language: ChatLanguage): string {
  const { value, unit } = spoken(seconds);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** How long it takes, in one sentence of the customer's language; empty when too little is known. */
export function expectedTime(times: AnswerTimes | null, language: ChatLanguage): string {
  if (times === null || times.answers < fewestAnswers) return '';
  const words = acknowledgementWords[language];
  const [usual, long] = [spokenTime(times.median, language), spokenTime(times.ninety, language)];
  return usual === long ? words.alwaysWithin(long) : words.usually(usual, long);
}

interface Filling {
  language: ChatLanguage;
  /** The customer's first name; empty when it is not known. */
  name: string;
  /** As whom we answer. */
  sender: string;
  times: AnswerTimes | null;
}

/** Puts name, time and sender into the words; a line that held nothing else than what is missing goes with it. */
export function acknowledgementText(template: string, { language, name, sender, times }: Filling): string {
  const { hello, helloTo } = acknowledgementWords[language];
  const values: Record<string, string> = {
    hello: name === '' ? hello : helloTo(name),
    name,
    sender,
    time: expectedTime(times, language),
  };
  const lines = template.slice(0, longestText).split('\n');
  const filled = lines.flatMap((line) => {
    const text = line.replaceAll(/\{(hello|name|sender|time)\}/g, (_, key: string) => values[key] ?? '');
    return text.trim() === '' && line.trim() !== '' ? [] : [text.trimEnd()];
  });
  return filled
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The words of a language: those of the company, else ours. */
export function templateFor(texts: Partial<Record<ChatLanguage, string>>, language: ChatLanguage): string {
  const own = texts[language];
  return own === undefined || own.trim() === '' ? acknowledgementWords[language].template : own;
}
