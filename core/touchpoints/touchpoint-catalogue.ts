import { z } from 'zod';
import type { Stage } from './stage.ts';

export { stage, type Stage } from './stage.ts';

export interface TouchpointDefinition {
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly stage: Stage;
}

const row = (key: string, name: string, [channel, at]: readonly [string, Stage]): TouchpointDefinition => ({
  key,
  name,
  channel,
  stage: at,
});

/** The usual touchpoints, ready in every new workspace. */
export const usualTouchpoints: readonly TouchpointDefinition[] = [
  row('tv', 'TV', ['tv', 'before']),
  row('radio', 'Radio', ['radio', 'before']),
  row('print', 'Print', ['print', 'before']),
  row('direct_mail', 'Direct mail', ['post', 'before']),
  row('ad', 'Ad', ['ad', 'before']),
  row('social_post', 'Social post', ['social', 'before']),
  row('landing_page', 'Landing page', ['web', 'before']),
  row('web_visit', 'Web visit', ['web', 'before']),
  row('blog', 'Blog', ['web', 'before']),
  row('video', 'Video', ['video', 'before']),
  row('email', 'E-mail', ['mail', 'before']),
  row('store', 'Store', ['store', 'during']),
  row('sales_call', 'Sales call', ['phone', 'during']),
  row('product_page', 'Product page', ['web', 'during']),
  row('cart', 'Cart', ['web', 'during']),
  row('checkout', 'Checkout', ['web', 'during']),
  row('account', 'Account', ['web', 'during']),
  row('delivery', 'Delivery', ['delivery', 'after']),
  row('returns', 'Returns and refunds', ['delivery', 'after']),
  row('product_use', 'Product use', ['product', 'after']),
  row('app', 'App', ['app', 'after']),
  row('ivr', 'IVR', ['phone', 'after']),
  row('call_centre', 'Call centre', ['phone', 'after']),
  row('chat', 'Chat', ['chat', 'after']),
  row('support_mail', 'Support mail', ['mail', 'after']),
  row('contact_form', 'Contact form', ['form', 'after']),
  row('survey', 'Survey', ['survey', 'after']),
  row('review', 'Review', ['web', 'after']),
  row('renewal', 'Renewal', ['billing', 'after']),
  row('referral', 'Referral', ['social', 'after']),
];

const byKey = new Map(usualTouchpoints.map((each) => [each.key, each]));

/** The definition of a usual touchpoint, or nothing when the key is not one of them. */
export function usualTouchpoint(key: string): TouchpointDefinition | undefined {
  return byKey.get(key);
}

export const touchpointKey = z
  .string()
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: 'must be small letters, digits and single underscores' })
  .max(60, { error: 'must be at most 60 characters' });

/** A key for a name that came with the data: `Trial Booked` is `trial_booked`. Names that look like somebody's become `other`. */
export function touchpointKeyOf(name: string): string {
  if (name.includes('@') || /\d{6}/.test(name)) return 'other';
  const key = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 60)
    .replaceAll(/^_+|_+$/g, '');
  return key === '' ? 'other' : key;
}
