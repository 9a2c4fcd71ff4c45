import { plural, t } from '@lingui/core/macro';
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
  queued: { words: t`on its way`, tone: 'plain' },
  sending: { words: t`being handed over`, tone: 'plain' },
  sent: { words: t({ message: 'sent', comment: 'a message of ours' }), tone: 'plain' },
  delivered: { words: t`delivered`, tone: 'plain' },
  retrying: { words: t({ message: 'waits', comment: 'a message of ours' }), tone: 'warn' },
  uncertain: { words: t`perhaps not delivered`, tone: 'warn' },
  failed: { words: t`not delivered`, tone: 'bad' },
};

/** When it goes on by itself: `2 attempts, the next at 13:40`. */
function nextWords({ attempts, nextAt }: NonNullable<MessageItem['progress']>): string {
  if (nextAt === null) return '';
  const at = dayOf(nextAt) === dayOf(new Date()) ? clock(nextAt) : dayAndClock(nextAt);
  if (attempts === 0) return t`the next at ${at}`;
  return plural(attempts, { one: `# attempt, the next at ${at}`, other: `# attempts, the next at ${at}` });
}

/** How far a message of ours has come, in words; undefined for what customers wrote. */
export function deliveryOf({ direction, state, stateReason, progress, read }: MessageItem): Delivery | undefined {
  if (direction === 'in') return undefined;
  if (read && state !== 'failed') return { words: t({ message: 'read', context: 'was read' }), tone: 'plain' };
  const found = byState[state] ?? { words: state, tone: 'plain' };
  if (found.tone === 'plain')
    return stateReason === null ? found : { ...found, words: `${found.words}. ${stateReason}` };
  const reason = stateReason === null ? found.words : `${found.words}: ${stateReason}`;
  const next = progress === null ? '' : nextWords(progress);
  return { ...found, words: next === '' ? reason : `${reason} (${next})` };
}

const changes: Record<string, (by: string, detail: string | null) => string> = {
  assigned: (by, detail) => (detail === null || detail === by ? t`${by} took this` : t`${by} gave this to ${detail}`),
  unassigned: (by) => t`${by} gave this back: nobody has it`,
  resolved: (by) => t`${by} resolved this`,
  reopened: (by, detail) => (detail === null ? t`${by} reopened this` : t`${detail}: ${by} reopened this`),
  'marked-spam': (by) => t`${by} marked this as spam`,
  'unmarked-spam': (by) => t`${by} took this back from spam`,
  blocked: (by) => t`${by} blocked this sender`,
  started: (by) => t`${by} began this conversation`,
  folded: (_by, detail) => detail ?? '',
};

/** What somebody did with a conversation, as one line. */
export function changeWords({ by, what, detail }: { by: string; what: string; detail: string | null }): string {
  const found =
    changes[what] ?? markedWords[what] ?? arrangedWords[what] ?? linkWords[what] ?? fieldWords[what] ?? sideWords[what];
  if (found !== undefined) return found(by, detail);
  return detail === null ? `${by}: ${what}` : `${by}: ${what} (${detail})`;
}
