import { z } from 'zod';
import { id, line, time } from '../contract/codecs.ts';

/** How urgent somebody said that it is; from the least to the most. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

/** What a conversation waits for: us, the customer, somebody else; or nothing any more. Spam stands apart. */
export const categories = ['open', 'waiting', 'on-hold', 'resolved', 'spam'] as const;
export const category = z.enum(categories);
export type Category = z.infer<typeof category>;

/** Whoever looks, nobody, or a member. */
export const whose = z.union([z.enum(['me', 'nobody']), id('usr')]);

function several<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(50).optional();
}

/** From one moment (included) to another (not included). */
const between = z.strictObject({ from: time.optional(), to: time.optional() }).optional();

/**
 * Which conversations somebody wants to see: all that is said must hold, of each list one. Nothing said is everything. Saved
 * views, lists, bulk acts and the words of the search (`from: tag: status: before: has:`) speak in it.
 */
export const conversationFilter = z.strictObject({
  category: several(category),
  /** Own statuses by their id. */
  status: several(id('sta')),
  /** Put off until a time; left out: both. */
  snoozed: z.boolean().optional(),
  assignee: several(whose),
  channel: several(z.enum(['mail', 'chat'])),
  /** Mailboxes and chat boxes. */
  account: several(id('chn')),
  tagged: z.strictObject({ any: several(id('tag')), all: several(id('tag')), none: several(id('tag')) }).optional(),
  priority: several(priority),
  /** The customer, with all that they were merged with. */
  customer: id('cus').optional(),
  /** What is known of the customer, compared without regard to case. */
  attribute: several(z.strictObject({ name: line(100), value: line(200) })),
  /** Minutes that the customer has waited for an answer, at least. */
  waitingLonger: z.int().min(0).max(5_256_000).optional(),
  created: between,
  /** When the last message came or went. */
  updated: between,
  /** Words that the subject has, in any order. */
  subject: line(200).optional(),
  /** Of those that this person follows. */
  following: z.boolean().optional(),
  /** Somebody attached a file. */
  files: z.boolean().optional(),
});
export type ConversationFilter = z.output<typeof conversationFilter>;
export type WireFilter = z.input<typeof conversationFilter>;

/** Whether it says nothing: then it is everything. */
export function isEveryConversation(filter: WireFilter | ConversationFilter): boolean {
  return Object.values(filter).every((said) => said === undefined);
}
