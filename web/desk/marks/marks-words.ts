import { priorities, type Priority } from '#core/desk/priority.ts';
import { dayAndClock } from '../../ui/format.ts';
import { priorityNames } from './marking.ts';

function isPriority(word: string | null): word is Priority {
  return priorities.some((each) => each === word);
}

/** What was put on a conversation, as one line of its history. */
export const markedWords: Record<string, (by: string, detail: string | null) => string> = {
  tagged: (by, detail) => `${by} tagged this: ${detail}`,
  untagged: (by, detail) => `${by} took a tag off: ${detail}`,
  prioritised: (by, detail) =>
    `${by} set the priority: ${isPriority(detail) ? priorityNames[detail].toLowerCase() : detail}`,
  snoozed: (by, detail) => `${by} snoozed this until ${dayAndClock(detail ?? '')}`,
  woken: (by, detail) => (detail === null ? `${by} woke this` : `This woke: ${detail}`),
  'team-given': (by, detail) => `${by} put this into the queue of ${detail}`,
  'team-taken': (by, detail) => `${by} took this out of the queue of ${detail}`,
  'asked-in': (by, detail) => `${by} asked in ${detail}`,
  'status-set': (by, detail) => `${by} set the status: ${detail}`,
  promised: (by) => `${by} promised something`,
  'promise-changed': (by) => `${by} changed a promise`,
  'promise-kept': (by) => `${by} kept a promise`,
  'promise-broken': () => 'A promise was not kept',
  'promise-withdrawn': (by) => `${by} said that a promise is no longer needed`,
  'promise-reopened': (by) => `${by} opened a promise again`,
  followed: (by) => `${by} follows this`,
  reasoned: (by, detail) => (detail === null ? `${by} took the reason off` : `${by} said why they wrote: ${detail}`),
  staged: (by, detail) => (detail === null ? `${by} took the stage off` : `${by} said when: ${detail} the purchase`),
  unfollowed: (by) => `${by} follows this no more`,
};

const noticeWords: Record<string, string> = {
  'message.received': 'wrote',
  'conversation.assigned': 'gave it to somebody',
  'conversation.asked-in': 'asked somebody in',
  'conversation.tagged': 'changed its tags',
  'conversation.prioritised': 'changed its priority',
  'conversation.snoozed': 'snoozed it',
  'conversation.woken': 'woke it',
  'conversation.status-set': 'changed its status',
  'conversation.marked-spam': 'marked it as spam',
  'conversation.linked': 'linked it',
  'conversation.filled': 'filled in a field',
  'conversation.mentioned': 'mentioned you',
  'conversation.side-received': 'answered what we asked beside it',
  'conversation.side-failed': 'could not deliver what was asked beside it',
  'conversation.noted': 'wrote a note',
  'conversation.reopened': 'reopened it',
  'conversation.replied': 'answered',
  'conversation.resolved': 'resolved it',
  'promise.made': 'promised something for you to see to',
  'promise.changed': 'gave you a promise to see to',
  'promise.reminded': 'is due soon',
  'promise.broken': 'was not kept in time',
};

/** What a notice says beside the name of the conversation. */
export function wordsOfNotice({ what, by }: { what: string; by: string }): string {
  return `${by} ${noticeWords[what] ?? 'changed it'}`;
}
