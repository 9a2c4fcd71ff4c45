import { redact } from '#core/listening/redact/redact.ts';
import type { Emotion, Label } from '#core/listening/sentiment/labels.ts';
import { workspaceSettings } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { knownPersonal } from '../known-personal.ts';
import { wordsOfReadings, type OfText } from '../../topics/words.ts';
import { seesAll } from './samples.ts';

const atOnce = 10;

/** Those of a sample that this person has not labelled; beyond the first of a sample one person's word is enough. */
const waitingFor = (person: string | null) => sql`
  not exists (select 1 from listening.label mine where mine.reading = item.reading and mine.by_id = ${person})
  and (select count(*) from listening.label given where given.reading = item.reading) < case when item.place <= sample.twice then 2 else 1 end`;

interface WaitingRow extends OfText {
  customer: string | null;
  language: string;
}

async function today(tx: Tx, actor: Actor): Promise<number> {
  const { zone } = await workspaceSettings(tx);
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*)::int as count from listening.label where workspace = ${tx.workspace} and by_id = ${actor.id}
      and at >= date_trunc('day', ${tx.now}::timestamptz at time zone ${zone}) at time zone ${zone}`);
  return count;
}

/** The next texts to label, without who wrote them, what they scored and what the engine says; personal data taken out. */
export async function waitingLabels(tx: Tx, { language }: { language?: string | undefined }, actor: Actor) {
  seesAll(actor);
  const waiting = sql`listening.label_item item join listening.label_sample sample on sample.id = item.sample
    where item.workspace = ${tx.workspace} and ${language === undefined ? sql`true` : sql`sample.language = ${language}`}
      and ${waitingFor(actor.id)}`;
  const rows = await tx.all(sql<WaitingRow>`
    select reading.id, reading.message, reading.answer, reading.customer, drawn.language
    from (select item.reading, sample.language, sample.at, item.place from ${waiting}
      order by sample.at, item.place limit ${atOnce}) drawn
    join listening.reading on reading.id = drawn.reading order by drawn.at, drawn.place`);
  const { left } = await tx.one(sql<{ left: number }>`select count(*)::int as left from ${waiting}`);
  const [words, personal] = [
    await wordsOfReadings(tx, rows),
    await knownPersonal(
      tx,
      rows.map(({ customer }) => customer),
    ),
  ];
  const items = rows.map(({ id, customer, ...row }) => ({
    id,
    language: row.language,
    pieces: redact(words.get(id) ?? '', personal(customer)),
  }));
  return { items, today: await today(tx, actor), left };
}

interface Given {
  id: string;
  said: Label | null;
  /** Left out: nothing is said of emotions, which is not that it shows none. */
  emotions?: readonly Emotion[] | undefined;
}

/** Keeps what a person says of a drawn text, or takes it back. */
export async function giveLabel(tx: Tx, { id, said, emotions }: Given, actor: Actor) {
  seesAll(actor);
  const item = await tx.maybe(sql`select 1 from listening.label_item where reading = ${id}`);
  if (!item) throw problem('not-found', { detail: 'This text was not drawn to be labelled.' });
  if (said === null) await tx.run(sql`delete from listening.label where reading = ${id} and by_id = ${actor.id}`);
  else
    await tx.run(sql`insert into listening.label (reading, by_id, by_name, said, emotions, at)
      values (${id}, ${actor.id}, ${actor.name}, ${said}, ${emotions ?? null}, ${tx.now})
      on conflict (reading, by_id) do update set said = excluded.said, emotions = excluded.emotions`);
  return { today: await today(tx, actor) };
}
