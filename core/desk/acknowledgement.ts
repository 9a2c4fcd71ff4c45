import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { acknowledgementWords } from './acknowledgement-words.ts';
import { fewestAnswers, spokenTime, type AnswerTimes } from '#core/channels/answer-times.ts';

export const longestText = 5_000;

/** `Monday 23 November at 10:15 GMT+1`, up to the next quarter of an hour. */
function spokenMoment(at: Date | string, zone: string, language: ChatLanguage): string {
  const quarter = 900_000;
  const rounded = new Date(Math.ceil(new Date(at).getTime() / quarter) * quarter);
  const format = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
    ...{ timeZone: zone, timeZoneName: 'short' },
  });
  return format.format(rounded);
}

/** How long it takes, in one sentence of the customer's language; empty when too little is known. */
export function expectedTime(times: AnswerTimes<Date | string> | null, language: ChatLanguage): string {
  if (times === null || times.answers < fewestAnswers) return '';
  const words = acknowledgementWords[language];
  if (times.opening !== null) {
    const { by, zone } = times.opening;
    return words.byThen(spokenTime(times.ninety, language, true), spokenMoment(by, zone, language));
  }
  const [usual, long] = [spokenTime(times.median, language), spokenTime(times.ninety, language)];
  return usual === long ? words.alwaysWithin(long) : words.usually(usual, long);
}

interface Filling {
  language: ChatLanguage;
  /** The customer's first name; empty when it is not known. */
  name: string;
  /** As whom we answer. */
  sender: string;
  times: AnswerTimes<Date | string> | null;
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
