import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { systemActor, type Actor, type App, type Tx } from '#platform';
import { nobody, shownOnSpine, writtenWith } from '#touchpoints';
import { aboutSql } from './about.ts';
import { cursorOf, placeAfter } from './answers-behind.ts';
import { shown } from './behind-rows.ts';
import {
  datedFor,
  personOf,
  rowsOfLook,
  scored,
  startSql,
  volunteered,
  type Grain,
  type Look,
} from './volunteered-rows.ts';

interface Asked {
  /** Who looks: what is held back from them counts and is not listed. */
  actor: Actor;
  by: Grain;
  survey: string;
  question: string;
  scale: Scale;
  about: FeelingObject;
  /** Nothing: all periods, as many as they count together. */
  start?: string | undefined;
  after?: string | undefined;
  limit: number;
}

interface Row {
  id: string;
  at: string;
  dated: string;
  customer: string;
  arrived: string;
  score: number;
  weight: number;
  language: string;
  response: string;
  total: number;
}

/** The answers behind a figure, each with what the same person wrote. */
export async function volunteeredAnswers(tx: Tx, app: App, asked: Asked) {
  const { zone } = await workspaceSettings(tx);
  const look = { tx, app, zone, by: asked.by };
  const found = await answerRows(look, asked);
  // Where all of them are held back they count all the same.
  const [one = { total: 0 }] =
    found.length > 0 ? found : await answerRows(look, { ...asked, actor: systemActor(tx.workspace) });
  const rows = found.slice(0, asked.limit);
  const [known, words] = [await namesOf(tx, rows), await wordsOf(look, rows)];
  return {
    total: one.total,
    next: found.length > asked.limit ? cursorOf(rows.at(-1)!) : null,
    items: rows.map(({ id, at, dated, customer, score, weight, language, response }) => ({
      id,
      at: new Date(at),
      dated: dated === 'year' || dated === 'month' ? (dated as 'year' | 'month') : ('time' as const),
      customer: customer === nobody ? null : { id: customer, name: known.get(customer)?.name ?? 'Unknown' },
      score,
      weight: weight > 0 ? weight : null,
      language: language === '' ? null : language,
      words: words.get(response) ?? [],
    })),
  };
}

/** As many as the figure counts: of a known customer's recommendations the last of each period (`laterSql`). */
async function answerRows(look: Look, asked: Asked): Promise<Row[]> {
  const { survey, question, scale, about, start = '', actor, after, limit } = asked;
  return rowsOfLook<Row>(
    look,
    `select * from (select *, count() over () as total from (select id, occurred_at as at, conversation, words['dated'] as dated, customer, arrived, round(assumeNotNull(score), 4) as score,
      numbers['weight'] as weight, words['language'] as language, words['response'] as response
    from interaction where ${volunteered} and ${scored} and words['survey'] = {survey: String}
      and words['question'] = {question: String} and scale = {scale: String} and ${aboutSql} = {about: String}
      and ({start: String} = '' or ${startSql[look.by]} = {start: String}) and ${datedFor[look.by]}
    order by occurred_at desc, toString(id) desc limit 1 by ${startSql[look.by]}, ${personOf}))
    where ({afterAt: Int64} = 0 or (toUnixTimestamp64Milli(at), id) < ({afterAt: Int64}, {afterId: UUID})) and ${shown}
    order by at desc, id desc limit {limit: UInt32}`,
    {
      survey,
      question,
      scale,
      about,
      start,
      ...placeAfter(after),
      limit: limit + 1,
      ...(await shownOnSpine(look.tx, actor)),
    },
  );
}

function namesOf(tx: Tx, rows: readonly Row[]) {
  return describeCustomers(
    tx,
    [...new Set(rows.map(({ customer }) => customer))].filter((id) => id !== nobody),
  );
}

/** What was written in the same responses. */
async function wordsOf(look: Look, rows: readonly Row[]) {
  const responses = [...new Set(rows.map(({ response }) => response))].filter((each) => each !== '');
  if (responses.length === 0) return new Map<string, Array<{ question: string; said: string }>>();
  const said = await rowsOfLook<{ id: string; response: string }>(
    look,
    `select id, words['response'] as response from interaction
    where ${volunteered} and scale = '' and words['response'] in {responses: Array(String)}`,
    { responses },
  );
  const customers = [...new Set(rows.map(({ arrived }) => arrived))].filter((id) => id !== nobody);
  const written = await writtenWith(look.tx, { interactions: said.map(({ id }) => id), customers });
  return new Map(said.map(({ id, response }) => [response, written.get(id) ?? []]));
}
