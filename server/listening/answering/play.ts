import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import type { Dated } from '#core/listening/places/given-at.ts';
import type { Quota } from '#core/listening/survey/quotas.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Fault } from '#core/listening/survey/faults/fault.ts';
import { settled } from '#core/listening/survey/settle.ts';
import { faultsIn } from '#core/listening/survey/steps.ts';
import { takeAnswers } from '#core/listening/survey/take-answers.ts';
import { problem, type Tx } from '#platform';
import { editionOf, publishedEdition } from '../surveys/editions.ts';
import { closed, isOpen, keepFor, openAsk, takeAsk } from './answer.ts';
import { keepResponse } from './keep-response.ts';
import { countForQuotas, fullWords } from './quotas.ts';
import { knownHidden, saidHidden } from './hidden.ts';
import { surroundings } from './play-page.ts';
import { settleUploads, withUploads } from './uploads.ts';
import { findResponse, takeResponse, type Response, type Values } from './response.ts';

/** What a page of questions begins with. */
export interface Played {
  survey: string;
  edition: number;
  definition: SurveyDefinition;
  /** Of the response: its random orders hang on it. */
  key: string;
  values: Values;
  page: string | null;
  done: boolean;
  language: string | null;
}

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

/** The questions of somebody who was asked, where they left off, and whether they still may answer. */
export async function playAsk(tx: Tx, id: string): Promise<Played & { customer: string; open: boolean }> {
  const { ask, edition, response, open } = await openAsk(tx, id);
  return { ...begunBy(edition, response), key: id, customer: ask.customer, open };
}

/** The questions of a survey for whoever has its link. Throws `gone` when it is not asked any more. */
export async function playSurvey(tx: Tx, survey: string): Promise<Played> {
  return { ...begunBy(await publishedEdition(tx, survey), undefined), key: randomUUID() };
}

function begunBy(
  { survey, number, definition }: { survey: string; number: number; definition: SurveyDefinition },
  response: Response | undefined,
) {
  const { values = {}, atPage = null, language = null, state } = response ?? {};
  return { survey, edition: number, definition, values, page: atPage, language, done: state === 'complete' };
}

/** Keeps a page of somebody who was asked. Throws `gone` and `invalid`. */
export async function takeAskPage(tx: Tx, id: string, given: GivenPage): Promise<Taken> {
  const open = await takeAsk(tx, id);
  const edition = await editionOf(tx, { survey: open.survey, number: open.edition ?? given.edition });
  const before = await findResponse(tx, open.survey, id);
  if (before?.state === 'complete') return { done: true, faults: [] };
  if (!isOpen(open, tx.now)) throw closed();
  const page = await joined(tx, {
    survey: open.survey,
    definition: edition.definition,
    before: before?.values ?? {},
    given,
    seed: id,
    ours: { company: (await surroundings(tx)).company },
  });
  const { values, faults, done, going } = page;
  const full = done ? await countForQuotas(tx, open.survey, going) : undefined;
  await keepFor(tx, { open, edition, values, atPage: given.page, language: given.language, done, full });
  return { done, faults, ...saidFull(full, going.definition, given) };
}

/** Keeps a page of somebody who came by the link of a survey. Throws `gone` and `invalid`. */
export async function takeSurveyPage(tx: Tx, survey: string, given: GivenPage): Promise<Taken> {
  const ours = { company: (await surroundings(tx)).company };
  return takeVolunteered(tx, given, { survey, way: 'link', touchpoint: 'survey', place: null, ours });
}

interface From extends Pick<Response, 'way' | 'touchpoint' | 'place' | 'survey'> {
  /** Hidden values that we know ourselves. */
  ours: Readonly<Record<string, string>>;
  /** When it was given; without it: now. */
  at?: Date;
  dated?: Dated;
}

/** Keeps a page that nobody was asked for, and that is nobody's. Throws `gone` and `invalid`. */
export async function takeVolunteered(tx: Tx, given: GivenPage, from: From): Promise<Taken> {
  const { survey, ours } = from;
  const when = { at: from.at ?? tx.now, dated: from.dated ?? 'device' } as const;
  await publishedEdition(tx, survey);
  const edition = await editionOf(tx, { survey, number: given.edition });
  const response = await takeResponse(tx, { ...volunteered(from, given), edition: edition.number }, when);
  if (response.place !== from.place || response.source !== 'volunteered') throw elsewhere();
  if (response.state === 'complete') return { done: true, faults: [] };
  const shown =
    response.edition === edition.number ? edition : await editionOf(tx, { survey, number: response.edition ?? 0 });
  const page = await joined(tx, {
    survey,
    definition: shown.definition,
    before: response.values,
    given,
    seed: given.key,
    ours,
  });
  const { values, faults, done, going } = page;
  const full = done ? await countForQuotas(tx, survey, going) : undefined;
  await keepResponse(tx, { response, definition: shown.definition, values, atPage: given.page, done, full, when });
  return { done, faults, ...saidFull(full, going.definition, given) };
}

/** A key is of one response, where it was begun. */
function elsewhere() {
  return problem('invalid', { detail: 'This response was begun elsewhere.' });
}

function saidFull(
  full: Quota | undefined,
  { locale = 'en' }: SurveyDefinition,
  { language }: GivenPage,
): { text?: string } {
  return full === undefined ? {} : { text: fullWords(full, language, locale) };
}

function volunteered({ survey, way, touchpoint, place }: From, { key, language, device }: GivenPage) {
  const nobody = { ask: null, customer: null, conversation: null };
  return {
    ...nobody,
    survey,
    key,
    language,
    source: 'volunteered',
    way,
    touchpoint,
    place,
    device: place === null ? null : (device ?? null),
    channel: 'web',
  } as const;
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
async function joined(tx: Tx, { survey, definition, before, given, seed, ours }: Joining) {
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
