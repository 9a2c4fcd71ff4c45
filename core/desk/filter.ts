import { z } from 'zod';
import { channelKinds } from '../channels/channel.ts';
import { id, line, time } from '../contract/codecs.ts';
import { daysFromToday } from '../time/days-from-today.ts';
import { stage } from '../touchpoints/stage.ts';
import { scoreTest, slowTest } from './experience-test.ts';
import { priority } from './priority.ts';
import { attributeTest, fieldTest } from './typed-test.ts';

/** The lists in which a conversation stands; it stands in one of them. */
export const places = ['open', 'waiting', 'on-hold', 'snoozed', 'resolved', 'spam'] as const;
export type FilterPlace = (typeof places)[number];

function several<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(50).optional();
}

/**
 * From one moment (included) to another (not included); or by days that move with today, where the company is: on one of them, from the first
 * of them on, until the last of them, or before the first. All that is said must hold.
 */
const between = z
  .strictObject({
    from: time.optional(),
    to: time.optional(),
    during: daysFromToday.optional(),
    since: daysFromToday.optional(),
    until: daysFromToday.optional(),
    before: daysFromToday.optional(),
  })
  .optional();

/**
 * Which conversations somebody wants to see: all that is said must hold, of each list one. A criterion more is a line here and
 * one in server/desk/filter/criteria.ts.
 */
export const conversationFilter = z.strictObject({
  /** Left out: all but spam. */
  place: several(z.enum(places)),
  /** Statuses by their id. */
  status: several(id('sta')),
  /** Whoever looks, nobody, or a member. */
  assignee: several(z.union([z.enum(['me', 'nobody']), id('usr')])),
  channel: several(z.enum(channelKinds)),
  /** In the queue of one of the looker's teams, of none, or of a team. */
  team: several(z.union([z.enum(['mine', 'none']), id('tem')])),
  /** Mailboxes, chat boxes and forms. */
  account: several(id('chn')),
  tagged: z.strictObject({ any: several(id('tag')), all: several(id('tag')), none: several(id('tag')) }).optional(),
  priority: several(priority),
  /** Why the customer got in touch; a group stands for all of its own, `none` for what nobody said. */
  reason: several(z.union([z.enum(['none']), id('rsn')])),
  /** Where in the purchase. */
  stage: several(stage),
  /** Minutes that the customer has waited for an answer, at least. */
  waitingLonger: z.int().min(0).max(5_256_000).optional(),
  /** What took longer, or goes on for longer, each of it. */
  slower: several(slowTest),
  /** Scores that were given about it, each of them. */
  scores: several(scoreTest),
  created: between,
  /** When something happened in it last. */
  updated: between,
  /** Words that the subject has, in any order. */
  subject: line(200).optional(),
  /** Whether whoever looks follows it. */
  following: z.boolean().optional(),
  /** Whether a message of it has an attached file. */
  hasFile: z.boolean().optional(),
  /** What must hold of the company's fields, each of it. */
  fields: several(fieldTest),
  /** What must hold of what is known of the customer, each of it. */
  attributes: several(attributeTest),
});
export type ConversationFilter = z.output<typeof conversationFilter>;
export type WireFilter = z.input<typeof conversationFilter>;

/** Whether different people see different conversations by it: a score may be held back from somebody. */
export function isPersonal({ assignee, following, team, scores }: ConversationFilter): boolean {
  return (
    scores !== undefined ||
    following !== undefined ||
    assignee?.includes('me') === true ||
    team?.includes('mine') === true
  );
}

/** Whether other conversations are meant by it tomorrow, though nothing happens in them. */
export function movesWithToday({
  created = {},
  updated = {},
  fields = [],
  attributes = [],
}: ConversationFilter): boolean {
  const moving = (['during', 'since', 'until', 'before'] as const).some(
    (key) => created[key] !== undefined || updated[key] !== undefined,
  );
  return (
    moving || [...fields, ...attributes].some((test) => 'day' in test && daysFromToday.safeParse(test.day).success)
  );
}

export const viewSorts = ['newest', 'oldest', 'waiting'] as const;
export type ViewSort = (typeof viewSorts)[number];
