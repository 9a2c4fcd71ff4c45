import { clock, dayAndClock, dayOf } from '../ui/format.ts';
import { arrangedWords } from './arrange/arranged-words.ts';
import type { MessageItem } from './items.ts';
import { fieldWords } from './fields/field-words.ts';
import { linkWords } from './links/link-words.ts';
import { markedWords } from './marks/marks-words.ts';
import { sideWords } from './sides/side-words.ts';

export interface Delivery {
  words: string;
  tone: 'plain' | 'warn' | 'bad';
}

const byState: Record<string, Delivery> = {
  queued: { words: 'on its way', tone: 'plain' },
  sending: { words: 'being handed over', tone: 'plain' },
  sent: { words: 'sent', tone: 'plain' },
  delivered: { words: 'delivered', tone: 'plain' },
  retrying: { words: 'waits', tone: 'warn' },
  uncertain: { words: 'perhaps not delivered', tone: 'warn' },
  failed: { words: 'not delivered', tone: 'bad' },
};

/** When it goes on by itself: `2 attempts, the next at 13:40`. */
function nextWords({ attempts, nextAt }: NonNullable<MessageItem['progress']>): string {
  const tried = attempts === 0 ? '' : attempts === 1 ? '1 attempt, ' : `${attempts} attempts, `;
  return nextAt === null
    ? ''
    : `${tried}the next at ${dayOf(nextAt) === dayOf(new Date()) ? clock(nextAt) : dayAndClock(nextAt)}`;
}

/** How far a message of ours has come, in words; undefined for what customers wrote. */
export function deliveryOf({ direction, state, stateReason, progress, read }: MessageItem): Delivery | undefined {
  if (direction === 'in') return undefined;
  if (read && state !== 'failed') return { words: 'read', tone: 'plain' };
  const found = byState[state] ?? { words: state, tone: 'plain' };
  if (found.tone === 'plain')
    return stateReason === null ? found : { ...found, words: `${found.words}. ${stateReason}` };
  const reason = stateReason === null ? found.words : `${found.words}: ${stateReason}`;
  const next = progress === null ? '' : nextWords(progress);
  return { ...found, words: next === '' ? reason : `${reason} (${next})` };
}

const changes: Record<string, (by: string, detail: string | null) => string> = {
  assigned: (by, detail) => (detail === null || detail === by ? `${by} took this` : `${by} gave this to ${detail}`),
  unassigned: (by) => `${by} gave this back: nobody has it`,
  resolved: (by) => `${by} resolved this`,
  reopened: (by, detail) => (detail === null ? `${by} reopened this` : `${detail}: ${by} reopened this`),
  'marked-spam': (by) => `${by} marked this as spam`,
  'unmarked-spam': (by) => `${by} took this back from spam`,
  blocked: (by) => `${by} blocked this sender`,
  started: (by) => `${by} began this conversation`,
  folded: (_by, detail) => detail ?? '',
};

/** What somebody did with a conversation, as one line. */
export function changeWords({ by, what, detail }: { by: string; what: string; detail: string | null }): string {
  const found =
    changes[what] ?? markedWords[what] ?? arrangedWords[what] ?? linkWords[what] ?? fieldWords[what] ?? sideWords[what];
  if (found !== undefined) return found(by, detail);
  return detail === null ? `${by}: ${what}` : `${by}: ${what} (${detail})`;
}
