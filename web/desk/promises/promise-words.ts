import { ph, t } from '@lingui/core/macro';
import { isLate } from '#core/desk/promise.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listPromises } from '#core/contract/promises.ts';
import { clock, dayAndClock, dayOf, duration } from '../../ui/format.ts';

export type CustomerPromise = WireOutputOf<typeof listPromises>['items'][number];

/** The hour alone when it is today. */
export function dueWords(at: string, now: Date): string {
  return dayOf(at, now) === dayOf(now, now) ? clock(at) : dayAndClock(at, now);
}

/** In whole minutes: nobody counts the seconds of a promise. */
function since(from: string, until: Date | string): string {
  const minutes = Math.floor((new Date(until).getTime() - new Date(from).getTime()) / 60_000);
  return minutes < 1 ? t`a moment` : duration(minutes * 60);
}

/** How long it is late by now; null when it is not. */
export function lateWords({ state = 'open', dueAt }: { state?: CustomerPromise['state']; dueAt: string }, now: Date) {
  return isLate({ state, dueAt: new Date(dueAt).getTime() }, now.getTime()) ? since(dueAt, now) : null;
}

/** What became of a settled promise. */
export function outcomeOf({ state, dueAt, brokenAt, decidedAt }: CustomerPromise): {
  words: string;
  tone: 'good' | 'warn' | 'bad' | 'plain';
} {
  if (state === 'withdrawn') return { words: t`No longer needed`, tone: 'plain' };
  if (state === 'broken') return { words: t`Not kept`, tone: 'bad' };
  if (brokenAt === null) return { words: t`Kept`, tone: 'good' };
  return { words: t`Kept, ${ph({ late: since(dueAt, decidedAt ?? dueAt) })} late`, tone: 'warn' };
}

const happened: Record<string, (by: string, text: string, due: string) => string> = {
  promised: (by, text, due) => t`${by} promised “${text}” by ${due}`,
  'promise-changed': (by, text, due) => t`${by} changed the promise “${text}”, due ${due}`,
  'promise-kept': (by, text) => t`${by} kept the promise “${text}”`,
  'promise-broken': (by, text) =>
    by === 'Throughline' ? t`Not kept in time: “${text}”` : t`${by} said that this was not kept: “${text}”`,
  'promise-withdrawn': (by, text) => t`${by} said that this is no longer needed: “${text}”`,
  'promise-reopened': (by, text) => t`${by} took that back: “${text}” is open`,
};

interface Change {
  by: string;
  what: string;
  detail: string | null;
}

/** What happened to a promise as a line of the history; undefined for every other change, and when it is not there any more. */
export function promiseChangeWords({ by, what, detail }: Change, promises: readonly CustomerPromise[]) {
  const promise = promises.find(({ id }) => id === detail);
  if (promise === undefined) return undefined;
  return happened[what]?.(by, promise.text, dayAndClock(promise.dueAt));
}
