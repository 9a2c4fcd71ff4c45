import { lowScores, praiseDays, topScores } from '#core/care/praise.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { isScale, type Scale } from '#core/touchpoints/scales.ts';
import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { praisingPage, type Praising } from '#listening';
import { listMembers, listTeams } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { heldAmong } from '#touchpoints';
import { byItself } from '../recovery/tell.ts';
import { helpersOf, saidIn, type Person } from './forward.ts';

const day = 86_400_000;
const sinceThen = (tx: Tx) => new Date(tx.now.getTime() - praiseDays * day);

/** By these names customers may call our people and departments. */
async function namesOfOurs(tx: Tx): Promise<string[]> {
  const people = (await listMembers(tx)).flatMap(({ name }) => [name, name.split(/\s+/u)[0]!]);
  const teams = (await listTeams(tx, byItself(tx))).filter(({ archived }) => !archived).map(({ name }) => name);
  return [...new Set([...people, ...teams])];
}

interface PassedRow {
  id: string;
  message: string | null;
  response: string | null;
  by: string;
  at: Date;
  line: string;
  named: boolean;
  goesAt: Date;
  told: boolean;
  people: string[];
}

const passedColumns = sql`praise.id, praise.message, praise.response, praise.by_name as by, praise.at, praise.line, praise.named, praise.goes_at,
  praise.told_at is not null as told, array(select person from care.praised where praised.praise = praise.id order by person) as people`;

function shownPassed(
  { message: _message, response: _response, people, ...row }: PassedRow,
  members: ReadonlyMap<string, string>,
) {
  const to = people.flatMap((id): Person[] => (members.has(id) ? [{ id, name: members.get(id)! }] : []));
  return { ...row, to: to.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

const namesByPerson = async (tx: Tx) => new Map((await listMembers(tx)).map(({ user, name }) => [user, name]));

/** One that was passed on. Throws `not-found`. */
export async function shownPraise(tx: Tx, id: string) {
  const row = await tx.maybe(sql<PassedRow>`select ${passedColumns} from care.praise where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There is no such praise.' });
  return shownPassed(row, await namesByPerson(tx));
}

async function passedOf(tx: Tx, items: readonly Praising[]) {
  const ids = (of: 'message' | 'response') => items.flatMap((item) => item[of] ?? []);
  const rows = await tx.all(sql<PassedRow>`select ${passedColumns} from care.praise
    where message = any(${ids('message')}::uuid[]) or response = any(${ids('response')}::uuid[])`);
  const members = await namesByPerson(tx);
  return new Map(rows.map((row) => [row.message ?? row.response, shownPassed(row, members)]));
}

const known = (ids: ReadonlyArray<string | null>) => [...new Set(ids.flatMap((id) => id ?? []))];
const scaleOf = (scale: string | null): Scale | null => (isScale(scale) ? scale : null);

/** What is held back from the actor is left out; messages never are. */
async function inSight(tx: Tx, items: readonly Praising[], actor: Actor): Promise<Praising[]> {
  const answers = items.filter(({ response }) => response !== null);
  const held = await heldAmong(tx, actor, answers);
  return items.filter(({ id }) => !held.has(id));
}

/** A page of what customers praised us with lately, newest first, with who helped and what was passed on of it. */
export async function listPraising(tx: Tx, query: PageQuery, actor: Actor) {
  const names = await namesOfOurs(tx);
  const page = await praisingPage(tx, { ...query, since: sinceThen(tx), top: topScores, low: lowScores, names });
  const threads = known(page.items.map(({ conversation }) => conversation));
  const subjects = new Map((await threadsOf(tx, threads)).map(({ id, subject }) => [id, subject]));
  const helpers = await helpersOf(tx, threads);
  const people = await describeCustomers(tx, known(page.items.map(({ customer }) => customer)));
  const passed = await passedOf(tx, page.items);
  const wordsOf = await saidIn(tx, page.items);
  const shown = await inSight(tx, page.items, actor);
  const items = shown.flatMap(({ message, response, customer, conversation, scale, score, at }) => {
    const words = wordsOf({ message, response });
    if (words === '') return [];
    const person = customer === null ? undefined : people.get(customer);
    return {
      message,
      response,
      words,
      scale: scaleOf(scale),
      score,
      customer: person === undefined ? null : { id: person.id, name: person.name },
      conversation: conversation === null ? null : { id: conversation, subject: subjects.get(conversation) ?? '' },
      at,
      helped: conversation === null ? [] : (helpers.get(conversation) ?? []),
      passed: passed.get(message ?? response) ?? null,
    };
  });
  return { items, next: page.next };
}

/** How much was passed on lately, and to whom. */
export async function countPraise(tx: Tx) {
  const since = sinceThen(tx);
  const { passed } = await tx.one<{ passed: number }>(
    sql`select count(*)::int as passed from care.praise where told_at >= ${since}`,
  );
  const rows = await tx.all<{ person: string }>(sql`select distinct person from care.praised
    join care.praise on praise.id = praised.praise where told_at >= ${since}`);
  const those = new Set(rows.map(({ person }) => person));
  const people = (await listMembers(tx)).flatMap(({ user, name }) => (those.has(user) ? { id: user, name } : []));
  return { days: praiseDays, passed, people };
}
