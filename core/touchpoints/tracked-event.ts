import { campaignOf, type Campaign } from './campaign.ts';
import { claimsOf, idText, isObject, type NamedClaim } from './claims.ts';
import { settleTime, storable } from './clock.ts';
import { consentOf, sendsPrivacyControl, type ConsentState } from './consent-signal.ts';
import type { Facts } from './facts.ts';
import { understand, type Understood } from './meaning.ts';
import { eventTypes, rejected, type EventType, type Loose, type Rejected } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { Feelings } from './scales.ts';

/** What the request says about every event in it. */
export interface Envelope {
  /** From the address, `/v1/track`; an event may say its own. */
  type: EventType | null;
  context: Loose | null;
  sentAt: unknown;
  receivedAt: Date;
  /** Sent as history: times are taken as they are. */
  historical: boolean;
}

/** An event of the tracking API as it will stand on the spine and beside it. */
export interface TrackedEvent extends Understood {
  type: EventType;
  name: string;
  messageId: string | null;
  claims: NamedClaim[];
  /** A signed proof of who it is, when the sender has one. */
  token: string | null;
  occurredAt: Date;
  originalAt: Date | null;
  sentAt: Date | null;
  facts: Facts;
  feelings: Feelings | null;
  properties: Loose | null;
  context: Loose | null;
  traits: Loose | null;
  consent: ConsentState | null;
  privacyControl: boolean;
  anonymousId: string | null;
  campaign: Campaign | null;
}

export function isRejected(read: TrackedEvent | Rejected): read is Rejected {
  return 'reason' in read;
}

/** Understands one event, or says why not. Hand-written checks: this is the hottest path of the product. */
export function readEvent(raw: unknown, envelope: Envelope): TrackedEvent | Rejected {
  if (!isObject(raw)) return rejected('not-an-event');
  const type = typeOf(raw, envelope);
  if (typeof type !== 'string') return type;
  const context = contextOf(raw, envelope.context);
  const fault = faultOf(raw, type);
  if (fault !== null) return rejected(fault);
  const claims = claimsOf(type === raw['type'] ? raw : { ...raw, type }, context);
  if (claims.length === 0) return rejected('no-identity');
  const times = timesOf(raw, envelope);
  if (times === null) return rejected('bad-time');
  const properties = objectOf(raw['properties']);
  const name = nameOf(raw, type);
  const understood = understand({ type, name, properties, context });
  if ('reason' in understood) return understood;
  if (times.future) understood.facts['clock'] = 'future';
  return eventOf({ raw, type, name, context, claims, times, properties, understood });
}

interface Read {
  raw: Loose;
  type: EventType;
  name: string;
  context: Loose;
  claims: NamedClaim[];
  times: NonNullable<ReturnType<typeof timesOf>>;
  properties: Loose | null;
  understood: Understood;
}

/** One literal without spreading: every event comes through here. */
function eventOf({ raw, type, name, context, claims, times, properties, understood }: Read): TrackedEvent {
  const consent = understood.consent ?? consentOf(context);
  const { kind, touchpoint, channel, direction, facts, feelings } = understood;
  return {
    type,
    name,
    kind: consent !== null && kind.startsWith('consent.') ? (`consent.${consent}` as const) : kind,
    touchpoint,
    channel,
    direction,
    facts,
    feelings,
    claims,
    occurredAt: times.occurredAt,
    originalAt: times.original,
    sentAt: times.sent,
    properties,
    messageId: idText(raw['messageId']) ?? null,
    token: tokenOf(context),
    context: contextToKeep(context),
    traits: type === 'identify' ? objectOf(raw['traits']) : null,
    consent,
    privacyControl: sendsPrivacyControl(context),
    anonymousId: idText(raw['anonymousId']) ?? null,
    campaign: type === 'page' ? campaignOf(context) : null,
  };
}

function typeOf(raw: Loose, envelope: Envelope): EventType | Rejected {
  const type = raw['type'] ?? envelope.type;
  if (type === undefined || type === null || type === '') return rejected('no-type');
  return eventTypes.includes(type as EventType) ? (type as EventType) : rejected('unknown-type');
}

function faultOf(raw: Loose, type: EventType): Rejection | null {
  if (type === 'track' && idText(raw['event']) === undefined) return 'no-name';
  const { messageId } = raw;
  if (messageId !== undefined && messageId !== null && messageId !== '' && !isMessageId(messageId))
    return 'bad-message-id';
  if (type === 'alias' && raw['userId'] !== undefined && idText(raw['userId']) === idText(raw['previousId']))
    return 'alias-to-itself';
  return null;
}

function isMessageId(value: unknown): boolean {
  const text = idText(value);
  return text !== undefined && text.length < 100;
}

function nameOf(raw: Loose, type: EventType): string {
  if (type === 'track') return idText(raw['event']) ?? '';
  if (type === 'page' || type === 'screen')
    return idText(raw['name']) ?? idText(objectOf(raw['properties'])?.['name']) ?? type;
  return type;
}

export function objectOf(value: unknown): Loose | null {
  return isObject(value) ? value : null;
}

function contextOf(raw: Loose, shared: Loose | null): Loose {
  const own = raw['context'];
  if (!isObject(own)) return shared ?? {};
  return shared === null ? own : { ...shared, ...own };
}

function dateOf(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  const date = typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined;
  return date !== undefined && storable(date.getTime()) ? date : undefined;
}

/**
 * RudderStack's libraries stamp `originalTimestamp` themselves and add `timestamp` only when the caller set it, so where both
 * stand the caller's counts.
 */
function timesOf(raw: Loose, { sentAt, receivedAt, historical }: Envelope) {
  const original = dateOf(raw['timestamp'] ?? raw['originalTimestamp']);
  const sent = dateOf(raw['sentAt'] ?? sentAt);
  if (original === undefined || sent === undefined) return null;
  const { occurredAt, future } = settleTime({ original, sent, received: receivedAt, historical });
  return { original, sent, occurredAt, future };
}

function tokenOf(context: Loose): string | null {
  const token = context['identityToken'];
  return typeof token === 'string' && token.length < 4096 ? token : null;
}

const kept = ['page', 'campaign', 'locale', 'timezone', 'app', 'os'] as const;

/** What of the context is worth keeping: never the address of the network, which is somebody's. */
function contextToKeep(context: Loose): Loose | null {
  let some: Loose | null = null;
  for (const key of kept) {
    const value = context[key];
    if (value === undefined || value === null) continue;
    some ??= {};
    some[key] = value;
  }
  return some;
}
