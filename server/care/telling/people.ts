import type { PeaceReason, LetterState } from '#core/care/telling.ts';
import { weDid } from '#core/care/we-did.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { languageOf } from '#core/listening/words.ts';
import { describeCustomers } from '#customers';
import { leftInPeace } from '#listening';
import { workspaceSettings } from '#people';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { causeRow, type CauseRow } from '../causes/rows.ts';
import { recoveries, recoveryColumns, type RecoveryRow } from '../recovery/rows.ts';
import { shownRecoveries } from '../recovery/shown.ts';

/** Everyone who named a cause, once a person, whichever of their profiles a case is of; when they were told of it last. */
export function peopleOf(cause: string): RawBuilder<unknown> {
  return sql`(select person.root as customer, max(recovery.opened_at) as last_at, count(*)::int as cases, max(named.told_at) as told_at, max(cause.fixed_at) as fixed_at,
      (array_agg(recovery.id order by (recovery.conversation is null), recovery.opened_at desc))[1] as recovery
    from care.named join care.cause on cause.id = named.cause join care.recovery on recovery.id = named.recovery
    join customers.root person on person.id = recovery.customer
    where named.cause = ${cause} group by person.root)`;
}

/** What is kept of telling a person; of one who was two until lately what went furthest. */
export function letterOf(cause: string): RawBuilder<unknown> {
  return sql`(select letter.* from care.letter join customers.root theirs on theirs.id = letter.customer
    where letter.cause = ${cause} and theirs.root = everyone.customer
    order by letter.state = 'sent' desc, letter.state = 'queued' desc, letter.id limit 1)`;
}

/** They named it again after they were told, and it was fixed anew since. */
const anew = (told: RawBuilder<Date | null>) =>
  sql`coalesce(least(everyone.last_at, everyone.fixed_at) > ${told}, false)`;

/** Their newest case was told of in its conversation, or they did not name it again since. */
export const isTold = sql<boolean>`everyone.told_at is not null and not ${anew(sql`everyone.told_at`)}`;

const lastTold = sql<Date | null>`greatest(everyone.told_at, letter.sent_at)`;

/** How far it is with a person. */
export const stateOf = sql<LetterState>`case when ${lastTold} is not null and not ${anew(lastTold)} then 'told'
  when letter.state in ('skipped', 'queued', 'held') then letter.state else 'to-tell' end`;

interface PersonRow {
  id: string;
  lastAt: Date;
  cases: number;
  recovery: string;
  state: LetterState;
  reason: string | null;
  words: string | null;
  dueAt: Date | null;
  toldAt: Date | null;
  conversation: string | null;
  version: number;
}

export interface PeopleQuery extends PageQuery {
  id: string;
  state?: LetterState | undefined;
}

/** A page of everyone who named a cause, the latest first. */
async function pageOf(tx: Tx, query: PeopleQuery) {
  const order = newestFirst<PersonRow>(query, {
    at: sql`everyone.last_at`,
    id: sql`everyone.customer`,
    of: ({ lastAt }) => lastAt,
  });
  const rows = await tx.all<PersonRow>(sql`
    select everyone.customer as id, everyone.last_at, everyone.cases, everyone.recovery, ${stateOf} as state, letter.reason, letter.words,
      letter.due_at, coalesce(letter.sent_at, everyone.told_at) as told_at, letter.conversation, coalesce(letter.version, 0) as version
    from ${peopleOf(query.id)} as everyone left join lateral ${letterOf(query.id)} as letter on true
    where (${query.state ?? null}::text is null or ${stateOf} = ${query.state ?? null}) and ${order.where}
    ${order.order} ${order.limit}`);
  return order.page(rows, (row) => row);
}

interface Known {
  language: ChatLanguage;
  firstName: string;
}

/** What this person is told unless somebody writes other words. */
export function draftFor({ did, didIn }: Pick<CauseRow, 'did' | 'didIn'>, { language, firstName }: Known): string {
  return weDid(language, { firstName, did: didIn[language] ?? did });
}

/** In which language each is spoken to, and their first name. */
export async function howToSpeakTo(tx: Tx, customers: readonly string[]): Promise<Map<string, Known>> {
  const people = await describeCustomers(tx, customers);
  const { language } = await workspaceSettings(tx);
  return new Map(
    customers.map((customer) => {
      const known = people.get(customer);
      return [customer, { language: languageOf(known?.language ?? language), firstName: known?.firstName ?? '' }];
    }),
  );
}

async function withoutWay(tx: Tx, ids: readonly string[]): Promise<Map<string, PeaceReason>> {
  const known = await describeCustomers(tx, ids);
  return new Map(ids.filter((id) => (known.get(id)?.email ?? null) === null).map((id) => [id, 'no-way']));
}

async function casesOf(tx: Tx, rows: readonly PersonRow[], actor: Actor) {
  const kept = await tx.all<RecoveryRow>(sql`select ${recoveryColumns} from ${recoveries}
    where recovery.id = any(${rows.map(({ recovery }) => recovery)}::uuid[])`);
  return new Map((await shownRecoveries(tx, kept, actor)).map((each) => [each.id, each]));
}

/** Everyone who named a cause, with what each would be told, and why not where that is known. Throws `not-found`. */
export async function listPeople(tx: Tx, query: PeopleQuery, actor: Actor) {
  const cause = await causeRow(tx, query.id);
  const { items, next } = await pageOf(tx, query);
  const ids = items.map(({ id }) => id);
  const [cases, speaks] = [await casesOf(tx, items, actor), await howToSpeakTo(tx, ids)];
  const peace = await leftInPeace(tx, ids);
  const noMail = await withoutWay(tx, ids);
  const shown = items.flatMap((row) => {
    const recovery = cases.get(row.recovery);
    const how = speaks.get(row.id);
    if (recovery === undefined || how === undefined) return [];
    const way = recovery.conversation === null ? ('mail' as const) : ('conversation' as const);
    const peaceReason = peace.get(row.id) ?? (way === 'mail' ? noMail.get(row.id) : undefined) ?? null;
    const draft = draftFor(cause, how);
    return [{ ...row, customer: recovery.customer, recovery, way, peace: peaceReason, language: how.language, draft }];
  });
  return { items: shown, next };
}

export interface PeopleCounts {
  people: number;
  toTell: number;
  skipped: number;
  queued: number;
  held: number;
  told: number;
}

/** How many customers named a cause, by how far it is with telling them. */
export async function countPeople(tx: Tx, cause: string): Promise<PeopleCounts> {
  return await tx.one<PeopleCounts>(sql`
    select count(*)::int as people, count(*) filter (where state = 'to-tell')::int as to_tell,
      count(*) filter (where state = 'skipped')::int as skipped, count(*) filter (where state = 'queued')::int as queued,
      count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'told')::int as told
    from (select ${stateOf} as state from ${peopleOf(cause)} as everyone left join lateral ${letterOf(cause)} as letter on true) as each`);
}

/** So many are looked through for their languages. */
const lookedAt = 1000;

/** In which languages those who named it are spoken to, the most frequent first. */
export async function languagesOf(
  tx: Tx,
  cause: string,
): Promise<Array<{ language: ChatLanguage; people: number; own: boolean }>> {
  const rows = await tx.all<{ customer: string }>(sql`select customer from ${peopleOf(cause)} as everyone
    order by last_at desc, customer limit ${lookedAt}`);
  const speaks = await howToSpeakTo(
    tx,
    rows.map(({ customer }) => customer),
  );
  const own = languageOf((await workspaceSettings(tx)).language);
  const counts = Map.groupBy(speaks.values(), ({ language }) => language);
  return [...counts]
    .map(([language, all]) => ({ language, people: all.length, own: language === own }))
    .toSorted((a, b) => b.people - a.people || a.language.localeCompare(b.language));
}
