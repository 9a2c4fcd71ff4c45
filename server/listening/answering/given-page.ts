import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import type { Dated } from '#core/listening/places/given-at.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Fault } from '#core/listening/survey/faults/fault.ts';
import { onDevice } from '#core/listening/survey/on-device.ts';
import type { Quota } from '#core/listening/survey/quotas.ts';
import { settled } from '#core/listening/survey/settle.ts';
import { faultsIn } from '#core/listening/survey/steps.ts';
import { takeAnswers } from '#core/listening/survey/take-answers.ts';
import { problem, type Tx } from '#platform';
import { knownHidden, saidHidden } from './hidden.ts';
import { fullWords } from './quotas.ts';
import type { Response, Values } from './response.ts';
import { settleUploads, withUploads } from './uploads.ts';

/** What comes from a page of questions: what was answered since, where somebody stands, and whether that was all. */
export const givenPage = z.strictObject({
  key: z.guid(),
  edition: z.int().min(1).max(1_000_000),
  /** Null: an answer was taken back. */
  values: z.record(z.string().max(80), z.unknown()),
  page: z.string().max(80).nullable(),
  /** What the address of the page said of hidden values. */
  hidden: z.record(z.string().max(80), z.string().max(200)).default({}),
  language: z.enum(chatLanguages),
  done: z.boolean(),
  /** How long ago it was given, by the device: in ms by its clock, and by how long its page has been running since. */
  age: z.strictObject({ clock: z.number(), running: z.number().min(0).nullable() }).optional(),
  /** It was played as on a device. */
  kiosk: z.boolean().optional(),
  /** Which device of a place it comes from. */
  device: z.guid().optional(),
});
export type GivenPage = z.infer<typeof givenPage>;

export interface Taken {
  done: boolean;
  /** What keeps it from being done; nothing of what was given is lost. */
  faults: Fault[];
  /** In place of the thanks: there were enough of this kind. */
  text?: string;
}

/** Where a page comes from that nobody was asked for, or that is to be joined to nobody. */
export interface From extends Pick<Response, 'way' | 'touchpoint' | 'place' | 'survey'> {
  /** Hidden values that we know ourselves. */
  ours: Readonly<Record<string, string>>;
  /** When it was given; without it: now. */
  at?: Date;
  dated?: Dated;
}

/** What was asked where a page comes from; the page of a link says by itself that it stands on a device. */
export function askedThere(
  definition: SurveyDefinition,
  { way }: From,
  { kiosk = false }: GivenPage,
): SurveyDefinition {
  return way === 'kiosk' || (way === 'link' && kiosk) ? onDevice(definition) : definition;
}

/** What is said in place of the thanks where there were enough answers of this kind. */
export function saidFull(
  full: Quota | undefined,
  { locale = 'en' }: SurveyDefinition,
  { language }: GivenPage,
): { text?: string } {
  return full === undefined ? {} : { text: fullWords(full, language, locale) };
}

interface Joining {
  survey: string;
  definition: SurveyDefinition;
  before: Values;
  given: GivenPage;
  seed: string;
  ours: Readonly<Record<string, string>>;
}

/** What was given before with what was given now; at the end only what was asked for stays. */
export async function joined(tx: Tx, { survey, definition, before, given, seed, ours }: Joining) {
  const back = Object.keys(given.values).filter((name) => given.values[name] === null);
  const now = Object.fromEntries(Object.entries(given.values).filter(([, value]) => value !== null));
  const { values: taken, refused } = takeAnswers(definition, now, seed);
  if (refused.length > 0)
    throw problem('invalid', { detail: `These are no answers to this survey: ${refused.slice(0, 5).join(', ')}.` });
  const hidden = { ...knownHidden(definition, ours), ...saidHidden(definition, ours, given.hidden) };
  const of = { survey, key: seed, definition };
  const withFiles = await withUploads(tx, taken, of);
  const all = Object.fromEntries(
    Object.entries({ ...hidden, ...before, ...withFiles }).filter(([name]) => !back.includes(name)),
  );
  await settleUploads(tx, all, of);
  const going = { definition, values: all, seed, now: tx.now };
  const faults = given.done ? faultsIn(going) : [];
  const done = given.done && faults.length === 0;
  return { values: done ? { ...settled(going) } : all, faults, done, going };
}
