import {
  heldFrom,
  countedSince,
  enoughAnswers,
  type HeldFrom,
  type HeldReason,
} from '#core/touchpoints/score-sight.ts';
import { workspaceSettings } from '#people';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { scoreSightSettings } from './settings.ts';

/** What somebody makes up for: of a conversation, or of a customer where it is about none. */
interface Case {
  customer: string;
  conversation: string | null;
}

let casesOf: (tx: Tx, owner: string) => Promise<readonly Case[]> = () => Promise.resolve([]);

/** Called once by care, which knows who owns which recovery case: their owner sees what it is about. */
export function registerCaseOwners(of: typeof casesOf): void {
  casesOf = of;
}

/** What was given: by whom, about which conversation, when. */
export interface Given {
  customer: string | null;
  conversation: string | null;
  at: Date;
}

/** The same as columns of a query. */
type GivenColumns = Readonly<Record<keyof Given, RawBuilder<unknown>>>;

export interface HeldBack {
  why: HeldReason;
  until: Date | null;
}

export interface ScoreSight {
  /** Nothing is held back from this actor. */
  everything: boolean;
  /** Cases of theirs, of which nothing is held back. */
  cases: readonly Case[];
  /** Nothing that was given up to then is held back. */
  after: Date;
  /** Why the others are held, and when they are shown; null: that is not known. */
  why: HeldReason;
  until: Date | null;
  /** Whether what a row gave is held back from them. */
  held(columns: GivenColumns): RawBuilder<boolean>;
}

const all: ScoreSight = {
  everything: true,
  cases: [],
  after: new Date(0),
  why: 'listening',
  until: null,
  held: () => sql<boolean>`false`,
};

/** What of the scores and words that named customers gave is held back from an actor. */
export async function scoreSight(tx: Tx, actor: Actor): Promise<ScoreSight> {
  if (actor.kind === 'system' || actor.permissions.has('listening.manage')) return all;
  const { who, when } = await scoreSightSettings(tx);
  if (who === 'everyone' && (when === 'at-once' || actor.id === null)) return all;
  const cases = actor.id === null ? [] : await casesOf(tx, actor.id);
  const own = ownCases(cases);
  if (who === 'listening')
    return {
      ...{ everything: false, cases, after: new Date(0), why: 'listening' as const, until: null },
      held: (given) => sql<boolean>`(${given.customer} is not null and not ${own(given)})`,
    };
  if (when === 'at-once') return all;
  const from = heldFrom(when, await momentsOf(tx, actor.id!));
  return { everything: false, cases, why: when, ...from, held: heldFromHandler(actor.id!, from, own) };
}

function ownCases(cases: readonly Case[]) {
  const conversations = cases.flatMap(({ conversation }) => conversation ?? []);
  const customers = cases.flatMap(({ customer, conversation }) => (conversation === null ? customer : []));
  return ({
    customer,
    conversation,
  }: GivenColumns) => sql<boolean>`coalesce(${conversation} = any(${conversations}::uuid[])
    or (${conversation} is null and ${customer} = any(${customers}::uuid[])), false)`;
}

/** The last of us who wrote in a conversation before something was given in it. */
function handler({ conversation, at }: Pick<GivenColumns, 'conversation' | 'at'>): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select said.actor from touchpoints.interaction said where said.conversation = ${conversation}
    and said.kind = 'message.sent' and said.actor_kind = 'agent' and said.occurred_at <= ${at}
    order by said.occurred_at desc, said.id desc limit 1)`;
}

/** Words that follow a score within a day are of its moment: so both are shown, or neither. */
function momentOf({ conversation, at }: GivenColumns) {
  return sql`coalesce((select max(scored.occurred_at) from touchpoints.interaction scored
    where scored.conversation = ${conversation} and scored.score is not null
      and scored.occurred_at <= ${at} and scored.occurred_at > ${at}::timestamptz - interval '1 day'), ${at})`;
}

function heldFromHandler(person: string, { after }: HeldFrom, own: ReturnType<typeof ownCases>) {
  const moment = sql`given_at.moment`;
  return (given: GivenColumns) => sql<boolean>`(${given.customer} is not null and ${given.conversation} is not null
    and ${given.at} > ${after} and exists (select 1 from (select ${momentOf(given)} as moment) as given_at
      where ${moment} > ${after} and ${handler({ conversation: given.conversation, at: moment })} = ${person})
    and not ${own(given)})`;
}

/** Several scores about one conversation are one answer. */
async function momentsOf(tx: Tx, person: string) {
  const { zone } = await workspaceSettings(tx);
  const week = await tx.one(sql<{ begins: Date; ends: Date }>`
    select first at time zone ${zone} as begins, (first + interval '7 days') at time zone ${zone} as ends
    from (select date_trunc('week', ${tx.now}::timestamptz at time zone ${zone}) as first) as week`);
  const given = { conversation: sql`answer.conversation`, at: sql`answer.occurred_at` };
  const since = countedSince(tx.now);
  const newest = await tx.all(sql<{ at: Date }>`
    select max(answer.occurred_at) as at from touchpoints.interaction answer
    where answer.conversation in (select conversation from touchpoints.interaction
        where actor = ${person} and kind = 'message.sent' and actor_kind = 'agent' and conversation is not null
          and occurred_at > ${since}::timestamptz - interval '60 days')
      and answer.score is not null and answer.occurred_at > ${since} and ${handler(given)} = ${person}
    group by answer.conversation order by at desc limit ${enoughAnswers}`);
  return { now: tx.now, week, newest: newest.map(({ at }) => at) };
}

/** Of these, by their ids, those that are held back from an actor. */
export async function heldAmong(
  tx: Tx,
  actor: Actor,
  rows: ReadonlyArray<Given & { id: string }>,
): Promise<Map<string, HeldBack>> {
  const { everything, why, until, held } = await scoreSight(tx, actor);
  if (everything || rows.length === 0) return new Map();
  const given = rows.map(({ id, customer, conversation, at }) => ({ id, customer, conversation, at }));
  const found = await tx.all(sql<{ id: string }>`
    select given.id from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id text, customer uuid, conversation uuid, at timestamptz)
    where ${held({ customer: sql`given.customer`, conversation: sql`given.conversation`, at: sql`given.at` })}`);
  return new Map(found.map(({ id }) => [id, { why, until }]));
}

/** The same for rows of the spine as analytics keeps them. */
export type SpineShown = {
  /** Those that are not shown. */
  held: string[];
  /** Nothing of a named customer is shown but what is about these. */
  onlyOwn: boolean;
  ownConversations: string[];
  ownCustomers: string[];
};

/** Which scores of the spine an actor may see, to ask analytics by. */
export async function shownOnSpine(tx: Tx, actor: Actor): Promise<SpineShown> {
  const { everything, cases, after, held } = await scoreSight(tx, actor);
  const none = { held: [], onlyOwn: false, ownConversations: [], ownCustomers: [] };
  if (everything) return none;
  if (after.getTime() === 0)
    return {
      ...none,
      onlyOwn: true,
      ownConversations: cases.flatMap(({ conversation }) => conversation ?? []),
      ownCustomers: cases.flatMap(({ customer, conversation }) => (conversation === null ? customer : [])),
    };
  const given = { customer: sql`answer.customer`, conversation: sql`answer.conversation`, at: sql`answer.occurred_at` };
  const rows = await tx.all(sql<{ id: string }>`select answer.id from touchpoints.interaction answer
    where answer.occurred_at > ${after} and answer.score is not null and ${held(given)}`);
  return { ...none, held: rows.map(({ id }) => id) };
}
