import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { touchpointKey } from './touchpoint-catalogue.ts';
import { isRejected, readEvent, type Envelope } from './tracked-event.ts';

const receivedAt = new Date('2026-03-01T10:00:00.000Z');
const envelope: Envelope = { type: null, context: null, sentAt: undefined, receivedAt, historical: false };

function read(raw: unknown, changes: Partial<Envelope> = {}) {
  return readEvent(raw, { ...envelope, ...changes });
}

function understood(raw: unknown, changes: Partial<Envelope> = {}) {
  const event = read(raw, changes);
  if (isRejected(event)) throw new Error(event.detail);
  return event;
}

test('a well-known event of a shop finds its touchpoint, its money and its facts', () => {
  const event = understood({
    type: 'track',
    event: 'order completed',
    userId: 42,
    messageId: 'm1',
    properties: {
      order_id: 'A-1',
      revenue: 39.95,
      currency: 'eur',
      email: 'ada@example.com',
      name: 'Ada',
      items: 3,
      gift: true,
      phone: 491701234567,
    },
  });
  expect(event).toMatchObject({ kind: 'order.completed', touchpoint: 'checkout', channel: 'web', direction: 'in' });
  expect(event.claims).toEqual([{ kind: 'user_id', value: '42' }]);
  expect(event.facts).toEqual({ revenue: 39.95, items: 3, gift: true, amount: 3995, currency: 'EUR' });
});

test('no text and no address of the properties reaches the facts', () => {
  const event = understood({
    type: 'track',
    event: 'Form Sent',
    anonymousId: 'a',
    properties: {
      comment: 'I am angry',
      status: 'my number is 0170 1234567',
      plan: 'pro',
      user_id: 7,
      zip: 10115,
      lat: 52.5,
    },
  });
  expect(event.facts).toEqual({ plan: 'pro' });
  expect(event).toMatchObject({ kind: 'event.tracked', touchpoint: 'form_sent', channel: 'api' });
});

test('a name that looks like a person is no touchpoint', () => {
  expect(understood({ type: 'track', event: 'mail to ada@example.com', userId: 'u' }).touchpoint).toBe('other');
});

test('the clock: corrected by the way over the wire, except history, small skews and unsaid times', () => {
  const at = (raw: Record<string, unknown>, changes: Partial<Envelope> = {}) =>
    understood({ type: 'track', event: 'x', userId: 'u', ...raw }, changes).occurredAt.toISOString();
  const slow = { timestamp: '2026-03-01T07:59:00Z', sentAt: '2026-03-01T08:00:00Z' };
  expect(at(slow)).toBe('2026-03-01T09:59:00.000Z');
  expect(at(slow, { historical: true })).toBe('2026-03-01T07:59:00.000Z');
  expect(at({ timestamp: '2026-03-01T09:30:00Z', sentAt: '2026-03-01T09:59:59Z' })).toBe('2026-03-01T09:30:00.000Z');
  expect(at({ timestamp: '2020-01-01T00:00:00Z' })).toBe('2020-01-01T00:00:00.000Z');
  expect(
    at({
      originalTimestamp: '2026-03-01T09:59:00Z',
      timestamp: '2024-01-01T00:00:00Z',
      sentAt: '2026-03-01T10:00:00Z',
    }),
  ).toBe('2024-01-01T00:00:00.000Z');
  expect(at({})).toBe('2026-03-01T10:00:00.000Z');
  expect(at({ timestamp: '2026-03-01T09:59:00Z' }, { sentAt: '2026-03-01T10:10:00Z' })).toBe(
    '2026-03-01T09:49:00.000Z',
  );
  expect(understood({ type: 'track', event: 'x', userId: 'u', timestamp: '2026-04-01T00:00:00Z' }).facts).toEqual({
    clock: 'future',
  });
});

test('what cannot be taken says why', () => {
  const reason = (raw: unknown) => {
    const event = read(raw);
    return isRejected(event) ? event.reason : 'taken';
  };
  expect(reason('text')).toBe('not-an-event');
  expect(reason({ userId: 'u' })).toBe('no-type');
  expect(reason({ type: 'dance', userId: 'u' })).toBe('unknown-type');
  expect(reason({ type: 'track', userId: 'u' })).toBe('no-name');
  expect(reason({ type: 'page' })).toBe('no-identity');
  expect(reason({ type: 'page', userId: 'u', timestamp: 'yesterday' })).toBe('bad-time');
  expect(reason({ type: 'page', userId: 'u', messageId: 'x'.repeat(100) })).toBe('bad-message-id');
  expect(reason({ type: 'page', userId: 'u', messageId: 'x'.repeat(99) })).toBe('taken');
  expect(reason({ type: 'alias', userId: 'u1', previousId: 'u1' })).toBe('alias-to-itself');
  expect(reason({ type: 'group', groupId: 'g' })).toBe('taken');
  expect(
    reason({ type: 'track', event: 'Survey Answered', userId: 'u', properties: { scale: 'nps', score: 11 } }),
  ).toBe('bad-score');
});

test('feelings come from answers and reviews', () => {
  const feelings = (event: string, properties: object) =>
    understood({ type: 'track', event, userId: 'u', properties }).feelings;
  expect(feelings('Survey Answered', { scale: 'nps', score: '9' })).toEqual({ scale: 'nps', score: 9 });
  expect(feelings('Product Reviewed', { rating: 4, review_body: 'good' })).toEqual({ scale: 'stars5', score: 4 });
});

test('campaign, consent and privacy control are heard in the context', () => {
  const page = understood({
    type: 'page',
    anonymousId: 'a',
    userId: null,
    context: {
      campaign: { source: 'google', medium: 'cpc', name: 'spring' },
      ip: '203.0.113.7',
      page: { path: '/' },
      gpc: true,
    },
  });
  expect(page).toMatchObject({ kind: 'page.viewed', touchpoint: 'web_visit', privacyControl: true });
  expect(page.campaign).toEqual({ touchpoint: 'ad', medium: 'cpc' });
  expect(page.context).toEqual({ campaign: { source: 'google', medium: 'cpc', name: 'spring' }, page: { path: '/' } });
  const preference = (analytics: boolean) =>
    understood({
      type: 'track',
      event: 'Segment Consent Preference Updated',
      anonymousId: 'a',
      context: { consent: { categoryPreferences: { Advertising: true, Analytics: analytics } } },
    });
  expect(preference(true)).toMatchObject({ consent: 'given', kind: 'consent.given' });
  expect(preference(false)).toMatchObject({ consent: 'withdrawn', kind: 'consent.withdrawn' });
});

test('claims: ids, traits and external ids, strongest first', () => {
  const event = understood({
    type: 'identify',
    userId: 'u1',
    anonymousId: 'a1',
    traits: { email: 'ada@example.com', phone: '+49 170 1', plan: 'pro' },
    context: {
      externalIds: [
        { id: '77', type: 'braze_id' },
        { id: 'D', type: 'ios.id' },
      ],
    },
  });
  expect(event.claims).toEqual([
    { kind: 'user_id', value: 'u1' },
    { kind: 'email', value: 'ada@example.com' },
    { kind: 'phone', value: '+49 170 1' },
    { kind: 'external_id', value: 'braze_id:77' },
    { kind: 'device', value: 'D' },
    { kind: 'anonymous_id', value: 'a1' },
  ]);
  expect(event.traits).toMatchObject({ plan: 'pro' });
});

test('whatever comes is understood or refused, never thrown, and leaves only facts', () => {
  const field = fc.oneof(
    fc.anything(),
    fc.constantFrom('track', 'page', 'identify', 'Order Completed', '2026-03-01T00:00:00Z'),
  );
  const event = fc.record(
    {
      type: field,
      event: field,
      userId: field,
      anonymousId: field,
      properties: fc.oneof(field, fc.dictionary(fc.string(), field)),
      context: field,
      traits: field,
      timestamp: field,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(event, fc.anything()), (raw) => {
      const outcome = read(raw);
      if (isRejected(outcome)) expect(outcome.detail).not.toBe('');
      else {
        expect(kinds[outcome.kind].facts.parse(outcome.facts)).toEqual(outcome.facts);
        expect(touchpointKey.parse(outcome.touchpoint)).toBe(outcome.touchpoint);
      }
    }),
    { numRuns: 2_000 },
  );
});
