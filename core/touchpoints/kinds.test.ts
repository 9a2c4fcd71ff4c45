import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { kinds, upcastFacts, type InteractionKind } from './kinds.ts';
import { meaningOf } from './spec-events.ts';
import { touchpointKeyOf, usualTouchpoint, usualTouchpoints } from './touchpoint-catalogue.ts';

/** One row of each version that was ever written: it must be readable for ever. */
const samples: Array<[kind: InteractionKind, version: number, facts: Facts]> = [
  ['message.received', 1, { automatic: false, files: 2 }],
  ['message.sent', 1, { purpose: 'reply' }],
  ['conversation.resolved', 1, { first_response_s: 120, resolution_s: 3600, contacts: 1 }],
  ['survey.answered', 1, { survey: 'csat' }],
  ['feedback.given', 1, { survey: 'lounge', question: 'overall', origin: 'imported', weight: 0.6 }],
  ['order.completed', 1, { amount: 3995, currency: 'EUR', items: 3 }],
  ['coupon.denied', 1, { reason: 'expired' }],
  ['ad.clicked', 1, { medium: 'cpc' }],
  ['event.tracked', 1, { anything: 7, flag: true }],
];

test('facts of every version ever written are read as of today', () => {
  for (const [kind, version, facts] of samples)
    expect(kinds[kind].facts.parse(upcastFacts(kind, version, facts))).toEqual(facts);
});

test('free text and addresses are no facts', () => {
  for (const text of ['ada@example.com', 'my parcel never came!', '+49 170 1234567', 'x'.repeat(61)])
    expect(kinds['event.tracked'].facts.safeParse({ said: text }).success).toBe(false);
});

test('the catalogue is whole', () => {
  expect(new Set(usualTouchpoints.map(({ key }) => key)).size).toBe(usualTouchpoints.length);
  for (const name of [
    'Product Viewed',
    'Order Completed',
    'Coupon Denied',
    'Email Marked as Spam',
    'Live Chat Message Sent',
  ])
    expect(usualTouchpoint(meaningOf(name)?.touchpoint ?? '')).toBeDefined();
  expect(touchpointKeyOf('Trial Booked')).toBe('trial_booked');
  expect(touchpointKeyOf('trialBooked')).toBe('trial_booked');
  expect(touchpointKeyOf('注文')).toBe('other');
});
