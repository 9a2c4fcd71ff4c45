import type { SignKind } from '#core/care/recovery.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { promiseTexts } from '#desk';
import { wordsOfResponses } from '#listening';
import { memberNames, teamNames } from '#people';
import { sql, type Actor, type Tx } from '#platform';
import { heldAmong, touchpointsByKey } from '#touchpoints';
import { gesturesOf } from '../goodwill/list.ts';
import { recoveryRow, type RecoveryRow } from './rows.ts';

interface SignRow {
  id: string;
  recovery: string;
  kind: SignKind;
  about: string;
  scale: Scale | null;
  score: number | null;
  words: string;
  by: string | null;
  at: Date;
}

/** What told us, the words loaded from wherever they stand. */
async function signsOf(tx: Tx, recoveries: readonly RecoveryRow[], actor: Actor) {
  const rows = await tx.all<SignRow>(sql`select id, recovery, kind, about, scale, score, words, by_name as by, at
    from care.sign where recovery = any(${recoveries.map(({ id }) => id)}::uuid[]) order by at, id`);
  const of = (kind: SignKind) => rows.filter((row) => row.kind === kind).map(({ about }) => about);
  const words = new Map([...(await wordsOfResponses(tx, of('score'))), ...(await promiseTexts(tx, of('promise')))]);
  const cases = new Map(recoveries.map((recovery) => [recovery.id, recovery]));
  const scores = rows.flatMap(({ id, kind, at, recovery }) =>
    kind === 'score' ? { id, at, ...pick(cases.get(recovery)!) } : [],
  );
  const held = await heldAmong(tx, actor, scores);
  return Map.groupBy(
    rows.map(({ id, about, ...row }) => {
      const back = held.get(id);
      if (back !== undefined) return { ...row, ...nothing, held: back };
      const response = row.kind === 'score' && words.has(about) ? about : null;
      return { ...row, words: words.get(about) ?? row.words, response, held: null };
    }),
    ({ recovery }) => recovery,
  );
}

const nothing = { scale: null, score: null, words: '', response: null };
const pick = ({ customer, conversation }: RecoveryRow) => ({ customer, conversation });

const known = <T>(values: ReadonlyArray<T | null>) => [...new Set(values.filter((value) => value !== null))];

async function namesFor(tx: Tx, rows: readonly RecoveryRow[]) {
  const threads = await threadsOf(tx, known(rows.map(({ conversation }) => conversation)));
  return {
    subjects: new Map(threads.map(({ id, subject }) => [id, subject])),
    customers: await describeCustomers(tx, known(rows.map(({ customer }) => customer))),
    members: await memberNames(tx, known(rows.map(({ owner }) => owner))),
    teams: await teamNames(tx, known(rows.map(({ team }) => team))),
    touchpoints: await touchpointsByKey(tx, known(rows.map(({ touchpoint }) => touchpoint))),
  };
}

type Names = Awaited<ReturnType<typeof namesFor>>;

const withName = (id: string | null, names: ReadonlyMap<string, string>, unknown: string) =>
  id === null ? null : { id, name: names.get(id) ?? unknown };

function conversationOf({ conversation }: RecoveryRow, { subjects }: Names) {
  return conversation === null ? null : { id: conversation, subject: subjects.get(conversation) ?? '' };
}

function named(row: RecoveryRow, names: Names) {
  const person = names.customers.get(row.customer);
  const touchpoint = names.touchpoints.get(row.touchpoint);
  return {
    ...row,
    conversation: conversationOf(row, names),
    customer: { id: person?.id ?? row.customer, name: person?.name ?? 'Unknown' },
    owner: withName(row.owner, names.members, 'Former member'),
    team: withName(row.team, names.teams, ''),
    touchpoint: { key: row.touchpoint, name: touchpoint?.name ?? row.touchpoint },
  };
}

/** Cases as they are shown: what the other domains know of each is loaded once for all. */
export async function shownRecoveries(tx: Tx, rows: readonly RecoveryRow[], actor: Actor) {
  if (rows.length === 0) return [];
  const names = await namesFor(tx, rows);
  const signs = await signsOf(tx, rows, actor);
  return rows.map((row) => ({ ...named(row, names), signs: signs.get(row.id) ?? [] }));
}

interface StepRow {
  id: string;
  what: string;
  detail: string;
  by: string;
  at: Date;
}

/** One case with its history. Throws `not-found`. */
export async function shownRecovery(tx: Tx, id: string, actor: Actor) {
  const [shown] = await shownRecoveries(tx, [await recoveryRow(tx, id)], actor);
  const steps = await tx.all<StepRow>(sql`select id, what, detail, by_name as by, at from care.step
    where recovery = ${id} order by at, id limit 500`);
  return { ...shown!, steps, gestures: await gesturesOf(tx, id) };
}
