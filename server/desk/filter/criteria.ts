import type { ConversationFilter } from '#core/desk/filter.ts';
import { isMasked } from '#people';
import { problem, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { asksForWords } from '#core/desk/typed-test.ts';
import { inStatuses } from '../status/named-statuses.ts';
import { experienceLooks, refuseUnseen } from './experience.ts';
import { heldBy, type Holders } from './holders.ts';
import { filterToday } from './today.ts';
import { ofAttribute, ofField, together } from './typed.ts';

type Condition = RawBuilder<boolean>;
interface Looking {
  actor: Actor;
  now: Date;
  workspace: string;
}
/** How it went and how it felt is looked up beside the desk (`experience.ts`). */
type Plain = Omit<ConversationFilter, 'slower' | 'scores'>;
type Criteria = {
  [Key in keyof Plain]-?: (said: NonNullable<Plain[Key]>, looking: Looking) => Condition;
};

/** What each part of a filter means for a conversation. */
const criteria: Criteria = {
  // Written as words of the statement, so that lists are read along their index.
  place: (places) => sql`conversation.shelf in (${sql.join(places.map((place) => sql.lit(place)))})`,
  status: (ids) => inStatuses(ids),
  assignee: (whose, { actor }) => {
    const people = whose.flatMap((one) => (one === 'nobody' ? [] : one === 'me' ? (actor.id ?? []) : one));
    const some = sql<boolean>`conversation.assignee = any(${people}::uuid[])`;
    return whose.includes('nobody') ? sql`(conversation.assignee is null or ${some})` : some;
  },
  channel: (channels) => sql`conversation.channel = any(${channels})`,
  team: (whose, { actor }) => {
    const teams = whose.filter((one) => one !== 'mine' && one !== 'none');
    return sql`(${sql.join(
      [
        sql`conversation.team = any(${teams}::uuid[])`,
        ...(whose.includes('none') ? [sql`conversation.team is null`] : []),
        ...(whose.includes('mine')
          ? [sql`conversation.team = any(array(select team from people.teammate where person = ${actor.id}::uuid))`]
          : []),
      ],
      sql` or `,
    )})`;
  },
  account: (accounts) => labelled(sql`label.account = any(${accounts}::uuid[])`),
  tagged: ({ any, all, none }, { workspace }) =>
    sql`(${sql.join(
      [
        ...(any === undefined ? [] : [hasTag(any, workspace)]),
        ...(all ?? []).map((tag) => hasTag([tag], workspace)),
        ...(none === undefined ? [] : [sql`not ${hasTag(none, workspace)}`]),
        sql`true`,
      ],
      sql` and `,
    )})`,
  // Few are not normal: those have an index, which is used where the statement says that it is about them.
  priority: (priorities) =>
    priorities.includes('normal')
      ? sql`conversation.priority = any(${priorities})`
      : sql`(conversation.priority <> 'normal' and conversation.priority = any(${priorities}))`,
  reason: (reasons) => {
    const ids = reasons.filter((one) => one !== 'none');
    const one = sql<boolean>`conversation.reason = any(array(
      select id from desk.reason where id = any(${ids}::uuid[]) or parent = any(${ids}::uuid[])))`;
    return reasons.includes('none') ? sql`(conversation.reason is null or ${one})` : one;
  },
  stage: (stages) => sql`conversation.stage = any(${stages})`,
  waitingLonger: (minutes, { now }) =>
    sql`conversation.waiting_since <= ${new Date(now.getTime() - minutes * 60_000)}::timestamptz`,
  created: (period) => within(sql`conversation.started_at`, period),
  updated: (period) => within(sql`conversation.last_at`, period),
  subject: (words) =>
    labelled(
      sql`${sql.join(
        words
          .trim()
          .split(/\s+/)
          .map((word) => sql`label.subject ilike ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`),
        sql` and `,
      )}`,
    ),
  following: (following, { actor }) => {
    const mine = sql`exists (select from desk.follower
      where follower.conversation = conversation.id and follower.person = ${actor.id}::uuid)`;
    return following ? sql`${mine}` : sql`not ${mine}`;
  },
  hasFile: (has, { workspace }) => {
    const some = sql`exists (select from channels.thread_with_file file
      where file.workspace = ${workspace} and file.id = conversation.id offset 0)`;
    return has ? sql`${some}` : sql`not ${some}`;
  },
  fields: (tests, { workspace }) => every(together(tests).map((some) => ofField(some, workspace))),
  attributes: (tests) => every(together(tests).map(ofAttribute)),
};

function every(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`;
}

function hasTag(tags: readonly string[], workspace: string): Condition {
  return sql`exists (select from desk.tagged where tagged.workspace = ${workspace}
    and tagged.conversation = conversation.id and tagged.tag = any(${[...tags]}::uuid[]))`;
}

function labelled(condition: RawBuilder<unknown>): Condition {
  return sql`exists (select from channels.thread_label label where label.id = conversation.id and ${condition})`;
}

function within(at: RawBuilder<unknown>, { from, to }: { from?: Date | undefined; to?: Date | undefined }): Condition {
  return sql`(${from === undefined ? sql`true` : sql`${at} >= ${from}::timestamptz`}
    and ${to === undefined ? sql`true` : sql`${at} < ${to}::timestamptz`})`;
}

/** What a filter asks for, all of which must hold. */
export interface Asked {
  /** What a list is gone through by. */
  ofList: Condition[];
  /** What is looked up for each conversation on the way. */
  ofValues: Condition[];
  /** The other way: from those that have a value, where they are many; and what is still to be looked up then. */
  holders: (Holders & { besides: Condition[] }) | null;
}

/** A filter as it is asked for. What was put into another conversation stands nowhere. */
export async function askedBy(tx: Tx, filter: ConversationFilter, actor: Actor): Promise<Asked> {
  const rest = filter.place === undefined ? [sql<boolean>`conversation.shelf not in ('spam', 'merged')`] : [];
  const { ofList, ...asked } = await askedByTests(tx, filter, actor);
  return { ...asked, ofList: [...ofList, ...rest] };
}

/** What a filter says, without what it leaves unsaid about the place. */
async function askedByTests(tx: Tx, kept: ConversationFilter, actor: Actor): Promise<Asked> {
  const { fields, attributes, subject, slower, scores, ...rest } = await filterToday(tx, kept);
  const looking = { actor, now: tx.now, workspace: tx.workspace };
  const conditions = (filter: Plain) =>
    Object.entries(filter).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [(criteria[key as keyof Criteria] as (of: unknown, by: Looking) => Condition)(value, looking)],
    );
  const looked = { fields, attributes, subject };
  const beside = await experienceLooks(tx, { slower, scores }, actor);
  const ofBeside = (answered: readonly unknown[]) =>
    beside.filter(({ of }) => !of.every((test) => answered.includes(test))).map(({ condition }) => condition);
  const [ofList, ofValues] = [conditions(rest), [...conditions(looked), ...ofBeside([])]];
  const { few, many } = await heldBy(tx, looked, beside);
  if (many !== null) {
    const besides = [...conditions(without(looked, many.of)), ...ofBeside(many.of)];
    return { ofList, ofValues, holders: { ...many, besides } };
  }
  const among = few === null ? [] : [sql<boolean>`conversation.id = any(${few}::uuid[])`];
  return { ofList: [...ofList, ...ofValues, ...among], ofValues: [], holders: null };
}

function without(
  { fields, attributes, subject }: ConversationFilter,
  answered: readonly unknown[],
): ConversationFilter {
  return {
    fields: fields?.filter((test) => !answered.includes(test)),
    attributes: attributes?.filter((test) => !answered.includes(test)),
    subject: answered.includes(subject) ? undefined : subject,
  };
}

/** A filter as conditions over `desk.conversation`, all of which must hold. */
export async function conditionsOfFilter(tx: Tx, filter: ConversationFilter, actor: Actor): Promise<Condition[]> {
  const { ofList, ofValues } = await askedBy(tx, filter, actor);
  return [...ofList, ...ofValues];
}

/** The same without what is left unsaid about the place. */
export async function conditionsOfTests(tx: Tx, filter: ConversationFilter, actor: Actor): Promise<Condition[]> {
  const { ofList, ofValues } = await askedByTests(tx, filter, actor);
  return [...ofList, ...ofValues];
}

/** What somebody does not see they must not find out by a filter either. Whoever sees customers masked must not find out word by word what a subject, a field or an attribute says. Throws `refused`. */
export function refuseTrying(filter: ConversationFilter, actor: Actor): void {
  refuseUnseen(filter, actor);
  if (!isMasked(actor)) return;
  const { subject, fields = [], attributes = [] } = filter;
  if (subject !== undefined || fields.some(asksForWords) || attributes.length > 0)
    throw problem('refused', {
      detail:
        'Customers’ addresses and numbers are masked for you: a filter of yours cannot ask for words of subjects and fields, nor for what is known of the customer.',
    });
}
