import { isObject } from './claims.ts';
import type { ConsentState } from './consent-signal.ts';
import { rejected, type EventType, type Loose, type Rejected } from './event-types.ts';
import { factsOf, moneyOf, type Facts } from './facts.ts';
import type { InteractionKind } from './kinds.ts';
import { fitsScale, isScale, type Feelings } from './scales.ts';
import { meaningOf, type Meaning } from './spec-events.ts';
import { touchpointKeyOf, usualTouchpoint } from './touchpoint-catalogue.ts';

/** What an event is for the spine. */
export interface Understood {
  kind: InteractionKind;
  touchpoint: string;
  channel: string;
  direction: 'in' | 'out';
  facts: Facts;
  feelings: Feelings | null;
  consent: ConsentState | null;
}

interface Given {
  type: EventType;
  name: string;
  properties: Loose | null;
  context: Loose;
}

const ours = new Set<InteractionKind>([
  'email.delivered',
  'email.bounced',
  'order.shipped',
  'order.delivered',
  'order.refunded',
  'survey.asked',
  'livechat.message_received',
  'call.made',
  'ad.seen',
  'coupon.denied',
]);

const byType: Record<Exclude<EventType, 'track'>, Meaning> = {
  page: { kind: 'page.viewed', touchpoint: 'web_visit' },
  screen: { kind: 'screen.viewed', touchpoint: 'app' },
  identify: { kind: 'customer.identified', touchpoint: 'account' },
  alias: { kind: 'customer.identified', touchpoint: 'account' },
  group: { kind: 'group.joined', touchpoint: 'account' },
};

/** Finds kind, touchpoint, facts and feelings of an event; names that no spec knows become touchpoints of their own. */
export function understand(given: Given): Understood | Rejected {
  const { name, properties, context } = given;
  const { kind, touchpoint } = meaningFor(given);
  const feelings = feelingsOf(kind, properties ?? {});
  if (feelings !== null && 'reason' in feelings) return feelings;
  return {
    kind,
    touchpoint,
    channel: usualTouchpoint(touchpoint)?.channel ?? channelOf(context),
    direction: ours.has(kind) ? 'out' : 'in',
    facts: properties === null ? {} : { ...factsOf(properties), ...moneyFor(kind, properties) },
    feelings,
    consent: consentFor(kind, name, context),
  };
}

function meaningFor({ type, name, properties, context }: Given): Meaning {
  const meaning =
    type === 'track'
      ? (meaningOf(name) ?? { kind: 'event.tracked' as const, touchpoint: touchpointKeyOf(name) })
      : byType[type];
  const named = properties?.['touchpoint'] ?? context['touchpoint'];
  return typeof named === 'string' && named !== ''
    ? { kind: meaning.kind, touchpoint: touchpointKeyOf(named) }
    : meaning;
}

function channelOf(context: Loose): string {
  const { page, os, library } = context;
  if (isObject(page)) return 'web';
  const name = isObject(library) ? String(library['name']) : '';
  if (
    /ios|android|swift|kotlin|react-native|flutter/i.test(name) ||
    (isObject(os) && /ios|android/i.test(String(os['name'])))
  )
    return 'app';
  return /analytics\.js|rudder-?labs-?javascript/i.test(name) ? 'web' : 'api';
}

/** The money of an order, or what any other event calls its amount: the fact `amount` with a currency has one unit everywhere. */
function moneyFor(kind: InteractionKind, properties: Loose): Facts {
  const sold = kind.startsWith('order.') || kind.startsWith('checkout.') || kind === 'subscription.renewed';
  const { amount, currency } = properties;
  return moneyOf(sold ? properties : { amount, currency }) ?? {};
}

function feelingsOf(kind: InteractionKind, properties: Loose): Feelings | null | Rejected {
  if (kind === 'product.reviewed') {
    const rating = Number(properties['rating']);
    return properties['rating'] !== undefined && fitsScale('stars5', rating)
      ? { scale: 'stars5', score: rating }
      : null;
  }
  if (kind !== 'survey.answered') return null;
  const { scale } = properties;
  if (scale === undefined || properties['score'] === undefined) return null;
  const score = Number(properties['score']);
  if (isScale(scale) && fitsScale(scale, score)) return { scale, score };
  return rejected('bad-score');
}

function consentFor(kind: InteractionKind, name: string, context: Loose): ConsentState | null {
  if (kind === 'consent.withdrawn') return 'withdrawn';
  if (kind !== 'consent.given') return null;
  return name.startsWith('Segment') && isObject(context['consent']) ? null : 'given';
}
