import { randomUUID } from 'node:crypto';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { problem, type Tx } from '#platform';
import { currentEdition, editionOf, editionOfAsk, publishedEdition } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';
import { answeredEdition, closed, isOpen, keepFor, takeAsk, type OpenAsk } from './answer.ts';
import { keepResponse } from './keep-response.ts';
import { countForQuotas } from './quotas.ts';
import { surroundings } from './play-page.ts';
import { isUnnamed } from './is-unnamed.ts';
import { askedThere, joined, saidFull, type From, type GivenPage, type Taken } from './given-page.ts';
import { keepUnnamed } from './unnamed.ts';
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
  /** Nobody can join it to a person: it is kept once it is done, and nothing before. */
  anonymous: boolean;
  /** Nobody was asked: where they are is known to their browser alone. */
  begunHere: boolean;
}

/** The questions of somebody who was asked, where they left off, and whether they still may answer. */
export async function playAsk(tx: Tx, id: string): Promise<Played & { asked: OpenAsk; open: boolean }> {
  const ask = await takeAsk(tx, id);
  const response = await findResponse(tx, ask.survey, id);
  const unnamed = await isUnnamed(tx, ask);
  // Of what is anonymous nothing is begun: the edition of today promises it, an older one may ask who somebody is.
  const edition = unnamed ? await currentEdition(tx, ask.survey) : await editionOfAsk(tx, ask);
  const done = ask.state === 'answered';
  // By the key of the ask the two could be joined.
  const begun = unnamed ? { key: randomUUID(), anonymous: true, done } : { key: id, anonymous: false };
  return { ...begunBy(edition, response), ...begun, begunHere: false, asked: ask, open: isOpen(ask, tx.now) };
}

/** The questions of a survey for whoever has its link. Throws `gone` when it is not asked any more. */
export async function playSurvey(tx: Tx, survey: string): Promise<Played> {
  const { anonymous } = await surveyById(tx, survey);
  const begun = begunBy(await publishedEdition(tx, survey), undefined);
  return { ...begun, key: randomUUID(), anonymous, begunHere: !anonymous };
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
  const before = await findResponse(tx, open.survey, id);
  const edition = await answeredEdition(tx, { open, before, shown: given.edition });
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

/** Keeps a page that nobody was asked for, and that is nobody's. Throws `gone` and `invalid`. */
export async function takeVolunteered(tx: Tx, given: GivenPage, from: From): Promise<Taken> {
  const { survey, ours } = from;
  const when = { at: from.at ?? tx.now, dated: from.dated ?? 'device' } as const;
  await publishedEdition(tx, survey, when.at);
  if ((await surveyById(tx, survey)).anonymous) return keepUnnamed(tx, given, from);
  const edition = await editionOf(tx, { survey, number: given.edition });
  const response = await takeResponse(tx, { ...volunteered(from, given), edition: edition.number }, when);
  if (response.place !== from.place || response.source !== 'volunteered') throw elsewhere();
  if (response.state === 'complete') return { done: true, faults: [] };
  const shown =
    response.edition === edition.number ? edition : await editionOf(tx, { survey, number: response.edition ?? 0 });
  const definition = askedThere(shown.definition, from, given);
  const page = await joined(tx, {
    survey,
    definition,
    before: response.values,
    given,
    seed: given.key,
    ours,
  });
  const { values, faults, done, going } = page;
  const full = done ? await countForQuotas(tx, survey, going) : undefined;
  await keepResponse(tx, { response, definition, values, atPage: given.page, done, full, when });
  return { done, faults, ...saidFull(full, going.definition, given) };
}

/** A key is of one response, where it was begun. */
function elsewhere() {
  return problem('invalid', { detail: 'This response was begun elsewhere.' });
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
