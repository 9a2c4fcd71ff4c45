import { languageTag } from '#core/locale.ts';
import type { Surroundings } from './context.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, kind: 'time' | 'day'): Intl.DateTimeFormat {
  const name = `${language} ${kind}`;
  const there = formats.get(name);
  if (there) return there;
  const options: Intl.DateTimeFormatOptions =
    kind === 'time' ? { hour: 'numeric', minute: '2-digit' } : { weekday: 'long', day: 'numeric', month: 'long' };
  // The visitor's own way of writing times, where it is the same language: 16:25 in London, 4:25 PM in New York.
  const own = navigator.languages.map(languageTag).find((each) => each?.startsWith(language));
  const made = new Intl.DateTimeFormat(own ?? language, options);
  formats.set(name, made);
  return made;
}

/** The hour and minute, as the language writes them. */
export function timeOf(at: string, language: string): string {
  return formatOf(language, 'time').format(new Date(at));
}

/** Today, yesterday, or the day with its name. */
export function dayOf(at: string, language: string, say: Surroundings['say']): string {
  const day = new Date(at).toDateString();
  const now = new Date();
  if (day === now.toDateString()) return say('today');
  now.setDate(now.getDate() - 1);
  return day === now.toDateString() ? say('yesterday') : formatOf(language, 'day').format(new Date(at));
}

/** A moment to come, in the visitor's own zone: the hour, and the day if it is not today. */
export function momentOf(at: string, language: string): string {
  const date = new Date(at);
  const time = timeOf(at, language);
  return date.toDateString() === new Date().toDateString()
    ? time
    : `${formatOf(language, 'day').format(date)}, ${time}`;
}
