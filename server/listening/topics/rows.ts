import type { HeldOut } from '#core/listening/topics/learn.ts';
import type { Rule } from '#core/listening/topics/matcher.ts';
import { problem, sql, type Tx } from '#platform';

export interface GivenExample {
  text: string;
  about: boolean;
}

/** A topic as it is kept. */
export interface TopicRow {
  id: string;
  name: string;
  description: string;
  parent: string | null;
  team: string | null;
  rules: Rule[];
  examples: GivenExample[];
  heldOut: HeldOut | null;
  speaks: boolean;
  version: number;
}

const columns = sql`id, name, description, parent, team, rules, examples, held_out, weights is not null as speaks, version`;

/** All topics, by name. */
export async function topicRows(tx: Tx): Promise<TopicRow[]> {
  return await tx.all(sql<TopicRow>`select ${columns} from listening.topic order by lower(name), id`);
}

/** Throws `not-found`. */
export async function topicRow(tx: Tx, id: string): Promise<TopicRow> {
  const row = await tx.maybe(sql<TopicRow>`select ${columns} from listening.topic where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There is no such topic.' });
  return row;
}

/** As it is shown. */
export function shownTopic({ heldOut, speaks, ...row }: TopicRow) {
  return { ...row, learnt: heldOut && { heldOut, speaks } };
}

/** How far older texts are read by the topics as they stand. */
export interface Taxonomy {
  revision: number;
  learnt: number;
  reading: number;
  done: number;
  total: number;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const nothing: Taxonomy = {
  ...{ revision: 0, learnt: 0, reading: 0, done: 0, total: 0 },
  ...{ startedAt: null, finishedAt: null },
};

/** Holds the topics as a whole for this transaction: who changes them and what reads by them take turns. */
export async function takeTaxonomy(tx: Tx): Promise<void> {
  await tx.run(sql`insert into listening.taxonomy (workspace) values (${tx.workspace}) on conflict do nothing`);
  await tx.run(sql`select 1 from listening.taxonomy where workspace = ${tx.workspace} for update`);
}

const texts = (tx: Tx) => sql`hashtextextended(${`listening.texts ${tx.workspace}`}, 0)`;

/** Holds what is read by the topics as they stand now until it is kept: reading older texts does not begin before. */
export async function readNow(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(${texts(tx)})`);
}

/** Waits for what is still being read by the former topics, so that no text is left with those. */
export async function awaitReadNow(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${texts(tx)})`);
}

export async function taxonomyOf(tx: Tx): Promise<Taxonomy> {
  const row = await tx.maybe(sql<Taxonomy>`select revision, learnt, reading, done, total, started_at, finished_at
    from listening.taxonomy where workspace = ${tx.workspace}`);
  return row ?? nothing;
}

/** As it is shown. */
export function progressOf({ revision, reading, done, total, startedAt, finishedAt }: Taxonomy) {
  return {
    running: reading < revision || (startedAt !== null && finishedAt === null),
    done,
    total,
    startedAt,
    finishedAt,
  };
}
