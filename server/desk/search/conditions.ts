import type { SearchQuery } from '#core/channels/search/search-query.ts';
import { asksForWords, type FieldTest } from '#core/desk/typed-test.ts';
import { daysOf } from '#core/time/days-from-today.ts';
import { isMasked, listMembers, visibleTo } from '#people';
import { experienceOfAsked } from '../filter/asked-experience.ts';
import { testsOfAsked } from '../filter/asked-fields.ts';
import { conditionsOfTests } from '../filter/criteria.ts';
import { momentsOf, todayOf } from '../filter/today.ts';
import { namedStatuses } from '../status/named-statuses.ts';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';

/** What a conversation must be to be found, beside its words; and what of that is not understood. */
export async function conditionsOf(tx: Tx, query: SearchQuery, actor: Actor) {
  const { channel, assignee, place, tags, reasons, stages } = query;
  const status = await namedStatuses(tx, query.status);
  const fields = await testsOfAsked(tx, query.fields);
  const experience = experienceOfAsked(query);
  const conditions: Array<RawBuilder<boolean>> = [
    visibleTo(actor).where,
    sql<boolean>`conversation.merged_into is null`,
    ...(status.condition === null ? [] : [status.condition]),
    ...(status.condition === null && place === 'usual' ? [sql<boolean>`conversation.status <> 'spam'`] : []),
    ...(channel.length > 0 ? [sql<boolean>`conversation.channel = any(${channel})`] : []),
    ...tags.map(tagged),
    ...(reasons.length > 0 ? [await ofReasons(tx, reasons)] : []),
    ...(await ofFields(tx, fields.tests, actor)),
    ...(await conditionsOfTests(tx, experience.filter, actor)),
    ...(stages.length > 0 ? [sql<boolean>`conversation.stage = any(${stages})`] : []),
    ...(assignee === null ? [] : [await ofAssignee(tx, assignee, actor)]),
  ];
  const strange = [...fields.strange, ...experience.strange];
  return { conditions, problems: [...status.problems, ...strange.map(({ sentence }) => sentence)] };
}

/** Whoever sees customers masked must not find out what a field says by trying. */
async function ofFields(tx: Tx, tests: FieldTest[], actor: Actor): Promise<Array<RawBuilder<boolean>>> {
  if (isMasked(actor) && tests.some(asksForWords)) return [sql<boolean>`false`];
  return tests.length === 0 ? [] : conditionsOfTests(tx, { fields: tests }, actor);
}

function tagged(name: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from desk.tagged join desk.tag on tag.id = tagged.tag
    where tagged.conversation = conversation.id and lower(tag.name) = lower(${name}))`;
}

/** A group stands for all of its own; `none` for what nobody gave a reason. */
async function ofReasons(tx: Tx, names: readonly string[]): Promise<RawBuilder<boolean>> {
  const said = names.map((name) => name.toLowerCase());
  const found = await tx.all<{ id: string }>(sql`select reason.id from desk.reason
    left join desk.reason leader on leader.id = reason.parent
    where reason.workspace = ${tx.workspace} and (lower(reason.name) = any(${said}) or lower(leader.name) = any(${said}))`);
  const one = sql<boolean>`conversation.reason = any(${found.map(({ id }) => id)}::uuid[])`;
  return said.includes('none') ? sql<boolean>`(conversation.reason is null or ${one})` : one;
}

async function ofAssignee(tx: Tx, assignee: string, actor: Actor): Promise<RawBuilder<boolean>> {
  const said = assignee.toLowerCase();
  if (said === 'me') return sql<boolean>`conversation.assignee = ${actor.id}::uuid`;
  if (said === 'nobody' || said === 'none') return sql<boolean>`conversation.assignee is null`;
  const members = (await listMembers(tx)).filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(said));
  return sql<boolean>`conversation.assignee = any(${members.map(({ user }) => user)}::uuid[])`;
}

/** The moments that `after:`, `before:` and `during:` stand for: those of the days, where the company is. */
export async function periodOf(
  tx: Tx,
  { before, after, during }: SearchQuery,
): Promise<{ before: Date | null; after: Date | null }> {
  if (before === null && after === null && during === null) return { before: null, after: null };
  const { day, zone } = await todayOf(tx);
  const moments = (said: string | null) => {
    const days = said === null ? null : daysOf(said, day);
    return days === null ? null : momentsOf(days, zone);
  };
  const within = moments(during);
  const [begins, ends] = [
    [moments(after)?.from, within?.from].filter((at) => at !== undefined),
    [moments(before)?.from, within?.to].filter((at) => at !== undefined),
  ];
  return {
    before: ends.length === 0 ? null : new Date(Math.min(...ends.map(Number))),
    after: begins.length === 0 ? null : new Date(Math.max(...begins.map(Number))),
  };
}
