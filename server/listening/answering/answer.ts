import { leadScale } from '#core/listening/survey/answers-in.ts';
import type { Quota } from '#core/listening/survey/quotas.ts';
import { settled } from '#core/listening/survey/settle.ts';
import { isAnyLeft } from '#core/listening/survey/steps.ts';
import { takeAnswers } from '#core/listening/survey/take-answers.ts';
import { problem, sql, type Tx } from '#platform';
import { editionOfAsk, type Edition } from '../surveys/editions.ts';
import { addWords } from './add-words.ts';
import { knownHidden } from './hidden.ts';
import { isUnnamed } from './is-unnamed.ts';
import { keepResponse } from './keep-response.ts';
import { surroundings } from './play-page.ts';
import { countForQuotas } from './quotas.ts';
import { findResponse, takeResponse, type Response } from './response.ts';

interface Given {
  ask: string;
  /** On the scale of the survey's first scored question. */
  score: number;
  words?: string | undefined;
  /** The edition whose question was shown, where that is known. */
  edition?: number | undefined;
}

export interface OpenAsk {
  id: string;
  survey: string;
  edition: number | null;
  state: string;
  customer: string;
  conversation: string | null;
  touchpoint: string;
  channel: string;
  expiresAt: Date | null;
}

export interface Answer {
  score: number;
  words: string;
  /** The survey has more to ask than this. */
  more: boolean;
}

/**
 * Keeps the answer to the scored question of an ask. The first score stands. A survey that asks for more is not complete by that; to one
 * that is complete words may be added while there is time. Throws `gone` for a question that is closed or was never asked, `invalid` for a
 * score it has not.
 */
export async function answerAsk(tx: Tx, { ask, score, words = '', edition: shown }: Given): Promise<Answer> {
  const { open, edition, lead, before } = await scoredAsk(tx, ask, shown);
  const { definition } = edition;
  if (takeAnswers(definition, { [lead]: score }, ask).refused.length > 0) throw wrongAnswer();
  const { company } = await surroundings(tx);
  const known = { ...knownHidden(definition, { company }), ...before?.values };
  const values = withScore(known, { question: lead, score, words });
  const now = { score: Number(values[lead]), words: wordsBeside(values, lead) };
  if (before?.state === 'complete') {
    await addWords(tx, { response: before, definition, values });
    return { ...now, more: false };
  }
  if (!isOpen(open, tx.now)) throw closed();
  return { ...now, more: await keepScore(tx, { open, edition, values, atPage: before?.atPage ?? null }) };
}

/** An ask whose first scored question can be answered by itself, and that question. Throws `gone`. */
async function scoredAsk(tx: Tx, ask: string, shown: number | undefined) {
  const open = await takeAsk(tx, ask);
  if ((await isUnnamed(tx, open)) || isOver(open, tx.now)) throw closed();
  const before = await findResponse(tx, open.survey, ask);
  const edition = await answeredEdition(tx, { open, before, shown });
  const lead = leadScale(edition.definition);
  if (lead === null) throw closed();
  return { open, edition, lead: lead.question, before };
}

interface Answering {
  open: OpenAsk;
  before: Response | undefined;
  /** The edition that the page says it shows. */
  shown: number | undefined;
}

/** The edition that is answered: the one that was shown, unless a response was begun already, which stays with its own. Throws `gone`. */
export async function answeredEdition(tx: Tx, { open, before, shown }: Answering): Promise<Edition> {
  const { survey } = open;
  return editionOfAsk(tx, { survey, edition: before?.edition ?? shown ?? open.edition });
}

/** Keeps a response as far as its score goes; where that is all it is complete, as by a page. Answers whether there is more. */
async function keepScore(tx: Tx, kept: Omit<Kept, 'done' | 'full' | 'language'>): Promise<boolean> {
  const { open, edition, values } = kept;
  const going = { definition: edition.definition, values, seed: open.id, now: tx.now };
  const more = isAnyLeft(going);
  const full = more ? undefined : await countForQuotas(tx, open.survey, going);
  await keepFor(tx, { ...kept, values: more ? values : { ...settled(going) }, done: !more, full });
  return more;
}

const commentOf = (question: string) => `${question}-Comment`;

function wordsBeside(values: Response['values'], question: string): string {
  const said = values[commentOf(question)];
  return typeof said === 'string' ? said : '';
}

/** The first score stands, and the first words. */
function withScore(
  before: Response['values'],
  { question, score, words }: { question: string; score: number; words: string },
) {
  const said = wordsBeside(before, question) || words;
  return { ...before, [question]: before[question] ?? score, ...(said === '' ? {} : { [commentOf(question)]: said }) };
}

/** What was given is none of the steps of the question. */
export function wrongAnswer() {
  return problem('invalid', { detail: 'This is no answer to this question.' });
}

export function closed() {
  return problem('gone', { detail: 'This question is closed by now.' });
}

interface Kept {
  open: OpenAsk;
  edition: Edition;
  values: Response['values'];
  atPage?: string | null;
  language?: string | null;
  done: boolean;
  full?: Quota | undefined;
}

/** Keeps what somebody who was asked gave so far; what is done stands on the spine at once. */
export async function keepFor(
  tx: Tx,
  { open, edition, values, atPage = null, language = null, done, full }: Kept,
): Promise<Response> {
  const { id: ask, survey, customer, conversation, touchpoint, channel } = open;
  const way = channel === 'chat' ? 'chat' : 'page';
  const occasion = {
    survey,
    edition: edition.number,
    key: ask,
    ask,
    customer,
    conversation,
    source: 'asked',
    way,
    touchpoint,
    channel,
    language,
    place: null,
    device: null,
  } as const;
  const taken = await takeResponse(tx, occasion);
  const response = { ...taken, language: language ?? taken.language };
  await keepResponse(tx, { response, definition: edition.definition, values, atPage, done, full });
  await tx.run(sql`update listening.ask set state = ${done ? 'answered' : 'started'}, edition = ${edition.number},
    answered_at = coalesce(answered_at, ${tx.now}), delivered_at = coalesce(delivered_at, ${tx.now}), opened_at = coalesce(opened_at, ${tx.now}) where id = ${ask}`);
  return { ...response, values };
}

/** The time to answer is over. */
function isOver({ expiresAt }: OpenAsk, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

const openStates = ['sent', 'delivered', 'opened', 'started', 'failed'];

/** Whether an ask still takes an answer. */
export function isOpen(ask: OpenAsk, now: Date): boolean {
  return openStates.includes(ask.state) && !isOver(ask, now);
}

/** The ask, locked. Throws `gone` when there is none. */
export async function takeAsk(tx: Tx, ask: string): Promise<OpenAsk> {
  const found =
    await tx.maybe(sql<OpenAsk>`select id, survey, edition, state, customer, conversation, touchpoint, channel, expires_at
    from listening.ask where id = ${ask} for update`);
  if (found === undefined) throw closed();
  return found;
}
