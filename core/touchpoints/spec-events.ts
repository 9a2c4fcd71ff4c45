import type { InteractionKind } from './kinds.ts';

/** What a well-known event is on the spine. */
export interface Meaning {
  readonly kind: InteractionKind;
  readonly touchpoint: string;
}

const groups: ReadonlyArray<readonly [touchpoint: string, Readonly<Record<string, InteractionKind>>]> = [
  [
    'product_page',
    {
      'Products Searched': 'product.searched',
      'Product List Viewed': 'product.listed',
      'Product List Filtered': 'product.listed',
      'Product Viewed': 'product.viewed',
      'Product Clicked': 'product.clicked',
      'Product Shared': 'product.shared',
      'Product Added to Wishlist': 'wishlist.changed',
      'Product Removed from Wishlist': 'wishlist.changed',
      'Wishlist Product Added to Cart': 'cart.changed',
    },
  ],
  [
    'ad',
    {
      'Promotion Viewed': 'promotion.viewed',
      'Promotion Clicked': 'promotion.clicked',
      'Ad Viewed': 'ad.seen',
      'Ad Clicked': 'ad.clicked',
    },
  ],
  [
    'cart',
    {
      'Product Added': 'cart.changed',
      'Product Removed': 'cart.changed',
      'Cart Viewed': 'cart.viewed',
      'Cart Shared': 'cart.shared',
    },
  ],
  [
    'checkout',
    {
      'Checkout Started': 'checkout.started',
      'Checkout Step Viewed': 'checkout.continued',
      'Checkout Step Completed': 'checkout.continued',
      'Payment Info Entered': 'checkout.continued',
      'Coupon Entered': 'coupon.entered',
      'Coupon Applied': 'coupon.applied',
      'Coupon Denied': 'coupon.denied',
      'Coupon Removed': 'coupon.removed',
      'Order Placed': 'order.placed',
      'Order Completed': 'order.completed',
      'Order Updated': 'order.updated',
    },
  ],
  ['returns', { 'Order Refunded': 'order.refunded', 'Order Cancelled': 'order.cancelled' }],
  ['delivery', { 'Order Shipped': 'order.shipped', 'Order Delivered': 'order.delivered' }],
  ['review', { 'Product Reviewed': 'product.reviewed' }],
  [
    'chat',
    {
      'Live Chat Conversation Started': 'livechat.started',
      'Live Chat Conversation Ended': 'livechat.ended',
      'Live Chat Message Sent': 'livechat.message_sent',
      'Live Chat Message Received': 'livechat.message_received',
    },
  ],
  [
    'email',
    {
      'Email Delivered': 'email.delivered',
      'Email Opened': 'email.opened',
      'Email Link Clicked': 'email.clicked',
      'Email Bounced': 'email.bounced',
      'Email Marked as Spam': 'email.complained',
      Unsubscribed: 'email.unsubscribed',
      'Email Unsubscribed': 'email.unsubscribed',
    },
  ],
  [
    'account',
    {
      'Signed Up': 'account.created',
      'Account Created': 'account.created',
      'Signed In': 'account.signed_in',
      'Signed Out': 'account.signed_out',
      'Account Deleted': 'account.deleted',
    },
  ],
  ['product_use', { 'Trial Started': 'trial.started', 'Trial Ended': 'trial.ended' }],
  ['renewal', { 'Subscription Renewed': 'subscription.renewed', 'Subscription Cancelled': 'subscription.cancelled' }],
  ['referral', { 'Invite Sent': 'referral.made', 'Referral Made': 'referral.made' }],
  ['survey', { 'Survey Answered': 'survey.answered', 'Survey Asked': 'survey.asked' }],
  ['store', { 'Store Visited': 'store.visited' }],
  ['call_centre', { 'Call Received': 'call.received', 'Call Made': 'call.made' }],
  [
    'web_visit',
    {
      'Consent Given': 'consent.given',
      'Consent Withdrawn': 'consent.withdrawn',
      'Segment Consent Preference Updated': 'consent.given',
    },
  ],
  [
    'app',
    {
      'Application Installed': 'event.tracked',
      'Application Opened': 'event.tracked',
      'Application Updated': 'event.tracked',
      'Application Crashed': 'event.tracked',
    },
  ],
];

const meanings = new Map<string, Meaning>();
for (const [touchpoint, events] of groups)
  for (const [name, kind] of Object.entries(events)) meanings.set(name.toLowerCase(), { kind, touchpoint });

/** What the event specs of Segment and RudderStack mean by a name; nothing for a company's own events. */
export function meaningOf(event: string): Meaning | undefined {
  return meanings.get(event) ?? meanings.get(event.toLowerCase());
}
