import { z } from 'zod';
import { fact, type Facts } from './facts.ts';

interface KindDefinition {
  /** What the line of a customer says. */
  readonly words: string;
  readonly version: number;
  readonly facts: z.ZodType<Facts>;
  /** From each older version to the next; facts of old rows pass through them on reading. */
  readonly upcasts?: Readonly<Record<number, (facts: Facts) => Facts>>;
}

const count = z.number().min(0);
const money = { amount: z.number(), currency: z.string() };

/** Known facts are typed, others may stand beside them as long as they are facts. */
function facts(known: Record<string, z.ZodType<string | number | boolean>>): z.ZodType<Facts> {
  const optional = Object.fromEntries(Object.entries(known).map(([key, type]) => [key, type.optional()]));
  return z.object(optional).catchall(fact) as unknown as z.ZodType<Facts>;
}

const kind = (words: string, known: Record<string, z.ZodType<string | number | boolean>> = {}): KindDefinition => ({
  words,
  version: 1,
  facts: facts(known),
});

const catalogue = {
  'conversation.started': kind('Conversation started'),
  'conversation.assigned': kind('Conversation assigned'),
  'conversation.resolved': kind('Conversation resolved', {
    first_response_s: count,
    first_response_opening_s: count,
    resolution_s: count,
    resolution_opening_s: count,
    handling_s: count,
    contacts: count,
    reason: fact,
    stage: fact,
  }),
  'conversation.reopened': kind('Conversation reopened'),
  'conversation.marked_spam': kind('Marked as spam'),
  'conversation.unmarked_spam': kind('Taken back from spam'),
  'conversation.merged': kind('Conversation joined with another'),
  'conversation.parted': kind('Conversation parted again'),
  'promise.made': kind('We promised something', { due_in_s: count }),
  'promise.changed': kind('A promise got another time', { due_in_s: count }),
  'promise.kept': kind('We kept a promise', { late_s: count, early_s: count }),
  'promise.broken': kind('We broke a promise', { early_s: count }),
  'promise.withdrawn': kind('A promise was no longer needed', { early_s: count }),
  'promise.reopened': kind('A promise is open again', { was: fact }),
  'recovery.opened': kind('We began to make up for something', { origin: fact }),
  'recovery.closed': kind('We closed a recovery case', { outcome: fact, open_s: count }),
  'goodwill.given': kind('We gave something to make up for it', { ...money, form: fact }),
  'goodwill.undone': kind('We took a gesture of goodwill back', { ...money, form: fact }),
  'recovery.reopened': kind('We took a recovery case up again'),
  'message.received': kind('Wrote to us', { automatic: z.boolean(), files: count }),
  'message.sent': kind('We wrote', { purpose: fact }),
  'side.sent': kind('We asked somebody else about it'),
  'side.received': kind('Somebody else answered about it'),
  'survey.asked': kind('Asked how it felt', { survey: fact, about: fact, again: z.boolean() }),
  'survey.answered': kind('Said how it felt', {
    survey: fact,
    about: fact,
    question: fact,
    further: z.boolean(),
    again: z.boolean(),
  }),
  'feedback.given': kind('Said how it felt, without being asked', {
    survey: fact,
    about: fact,
    question: fact,
    further: z.boolean(),
  }),
  'consent.given': kind('Agreed to be tracked', { signal: fact }),
  'consent.withdrawn': kind('No longer agreed to be tracked', { signal: fact }),
  'customer.identified': kind('Told us who they are'),
  'group.joined': kind('Joined a group'),
  'page.viewed': kind('Viewed a page'),
  'screen.viewed': kind('Viewed a screen'),
  'ad.clicked': kind('Came from an ad', { medium: fact }),
  'event.tracked': kind('Event'),
  'product.searched': kind('Searched for products'),
  'product.listed': kind('Viewed a list of products'),
  'product.viewed': kind('Viewed a product', money),
  'product.clicked': kind('Clicked a product', money),
  'product.shared': kind('Shared a product'),
  'product.reviewed': kind('Reviewed a product'),
  'promotion.viewed': kind('Saw a promotion'),
  'promotion.clicked': kind('Clicked a promotion'),
  'wishlist.changed': kind('Changed the wish list', money),
  'cart.viewed': kind('Viewed the cart', money),
  'cart.changed': kind('Changed the cart', money),
  'cart.shared': kind('Shared the cart'),
  'checkout.started': kind('Started the checkout', money),
  'checkout.continued': kind('Went on in the checkout', { step: fact }),
  'coupon.entered': kind('Entered a coupon'),
  'coupon.applied': kind('Coupon applied', { discount: z.number() }),
  'coupon.denied': kind('Coupon refused', { reason: fact }),
  'coupon.removed': kind('Removed a coupon'),
  'order.placed': kind('Ordered', money),
  'order.completed': kind('Completed an order', money),
  'order.updated': kind('Order changed', money),
  'order.refunded': kind('Order refunded', money),
  'order.cancelled': kind('Order cancelled', money),
  'order.shipped': kind('Order sent'),
  'order.delivered': kind('Order delivered', { days_late: z.number() }),
  'email.delivered': kind('E-mail delivered'),
  'email.opened': kind('Opened an e-mail'),
  'email.clicked': kind('Clicked in an e-mail'),
  'email.bounced': kind('E-mail bounced'),
  'email.complained': kind('Marked an e-mail as spam'),
  'email.unsubscribed': kind('Unsubscribed'),
  'livechat.started': kind('Live chat started'),
  'livechat.ended': kind('Live chat ended'),
  'livechat.message_sent': kind('Wrote in a live chat'),
  'livechat.message_received': kind('Got a message in a live chat'),
  'account.created': kind('Signed up'),
  'account.signed_in': kind('Signed in'),
  'account.signed_out': kind('Signed out'),
  'account.deleted': kind('Closed the account'),
  'trial.started': kind('Trial started'),
  'trial.ended': kind('Trial ended'),
  'subscription.renewed': kind('Renewed', money),
  'subscription.cancelled': kind('Cancelled the subscription'),
  'referral.made': kind('Recommended us'),
  'call.received': kind('Called us', { wait_s: count, duration_s: count }),
  'call.made': kind('We called', { duration_s: count }),
  'store.visited': kind('Visited a store'),
  'ad.seen': kind('Saw an ad'),
} as const satisfies Record<string, KindDefinition>;

export type InteractionKind = keyof typeof catalogue;

/** Every kind of interaction with its facts and their version. */
export const kinds: Readonly<Record<InteractionKind, KindDefinition>> = catalogue;

export function isKind(name: string): name is InteractionKind {
  return Object.hasOwn(kinds, name);
}

/** Brings the facts of an old row to the present version of its kind. Facts of an unknown kind come back as they are. */
export function upcastFacts(name: string, version: number, old: Facts): Facts {
  if (!isKind(name)) return old;
  const { version: present, upcasts = {} } = kinds[name];
  let now = old;
  for (let at = version; at < present; at++) now = upcasts[at]?.(now) ?? now;
  return now;
}
