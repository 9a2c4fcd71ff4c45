import { randomUUID } from 'node:crypto';
import { claimsOf, isObject } from '#core/touchpoints/claims.ts';
import { rejected, type EventType, type Loose, type Rejected } from '#core/touchpoints/event-types.ts';
import { isRejected, readEvent, type Envelope, type TrackedEvent } from '#core/touchpoints/tracked-event.ts';
import { identityHash } from '#customers';
import type { Parcel } from './parcel.ts';

export const limits = { eventBytes: 32 * 1024, batchBytes: 500 * 1024, events: 2500 };

/** An event on its way to the spine, with its form as it came in case that the database refuses it. */
export interface Taken {
  event: TrackedEvent;
  messageId: string;
  raw: unknown;
  /** The request that brought it. */
  intake: Intake;
}

/** An event on its way to the dead letters. */
export interface Refused extends Rejected {
  raw: unknown;
}

/** What one request comes to. */
export interface Intake {
  taken: Taken[];
  refused: Refused[];
  /** Kept with dead letters for their retry. */
  envelope: { type: EventType | null; context: Loose | null; sentAt: unknown; historical: boolean };
  receivedAt: Date;
  /** The request carried `Sec-GPC: 1`. */
  privacyControl: boolean;
}

/** Measures an event only where the whole parcel is large enough to hold one that is too large. */
function tooBig(raw: unknown, room: { left: number; measured: boolean }): Rejected | null {
  if (!room.measured) return null;
  const size = Buffer.byteLength(JSON.stringify(raw) ?? '');
  if (size > limits.eventBytes)
    return rejected('too-large', `The event is ${Math.ceil(size / 1024)} KB; at most 32 KB are taken.`);
  room.left -= size;
  return room.left < 0 ? rejected('batch-too-large') : null;
}

/** Understands every event of a parcel by itself, so that a bad one costs only itself. */
export function takeIn(
  parcel: Parcel,
  envelope: Envelope,
  request: { bytes: number; privacyControl: boolean },
): Intake {
  const { type, context, sentAt, historical, receivedAt } = envelope;
  const intake: Intake = {
    taken: [],
    refused: [],
    envelope: { type, context, sentAt, historical },
    receivedAt,
    privacyControl: request.privacyControl,
  };
  const room = { left: limits.batchBytes, measured: request.bytes > limits.eventBytes };
  parcel.events.forEach((raw, at) => {
    const over = at >= limits.events ? rejected('too-many') : tooBig(raw, room);
    const event = over ?? readEvent(raw, envelope);
    if (isRejected(event)) intake.refused.push({ ...event, raw });
    else intake.taken.push({ event, messageId: event.messageId ?? `generated-${randomUUID()}`, raw, intake });
  });
  return intake;
}

/** Hashes of whom an event names, by which an erasure finds it among the dead letters. */
export function identitiesOf(raw: unknown): string[] {
  if (!isObject(raw)) return [];
  const context = isObject(raw['context']) ? raw['context'] : {};
  return [...new Set(claimsOf(raw, context).map(({ kind, value }) => identityHash(kind, value)))];
}
