import { isObject } from '#core/touchpoints/claims.ts';
import type { EventType, Loose } from '#core/touchpoints/event-types.ts';

/** What one request brought: its events as they came, and what it says about all of them. */
export interface Parcel {
  events: readonly unknown[];
  context: Loose | null;
  sentAt: unknown;
  /** A write key in the body. */
  writeKey: string | null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Takes a body apart, one event or a batch, by its form and not by the address. */
export function openParcel(body: unknown): Parcel {
  if (!isObject(body) || !Array.isArray(body['batch'])) {
    const writeKey = isObject(body) ? text(body['writeKey']) : null;
    return { events: [body], context: null, sentAt: undefined, writeKey };
  }
  const events: readonly unknown[] = body['batch'];
  const [first] = events;
  return {
    events,
    context: isObject(body['context']) ? body['context'] : null,
    sentAt: body['sentAt'],
    writeKey: text(body['writeKey']) ?? (isObject(first) ? text(first['writeKey']) : null),
  };
}

const kinds: Readonly<Record<string, EventType>> = {
  identify: 'identify',
  track: 'track',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
};

/** The addresses under /v1 with the type that an event without one has there. */
export const callNames: ReadonlyArray<readonly [name: string, type: EventType | null]> = [
  ...Object.entries(kinds),
  ['batch', null],
  ['b', null],
  ['import', null],
];

/** RudderStack's merge call as an event: two identifiers of one customer. */
export function mergeAsEvent(body: unknown): unknown {
  if (!isObject(body) || !Array.isArray(body['mergeProperties'])) return body;
  const externalIds = body['mergeProperties'].map((each: unknown) =>
    isObject(each) ? { type: each['type'], id: each['value'] } : each,
  );
  return { ...body, type: 'identify', context: { ...(isObject(body['context']) ? body['context'] : {}), externalIds } };
}
