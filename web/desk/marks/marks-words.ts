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
  followed: (by) => `${by} follows this`,
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
  'conversation.noted': 'wrote a note',
  'conversation.reopened': 'reopened it',
  'conversation.replied': 'answered',
  'conversation.resolved': 'resolved it',
};

/** What a notice says beside the name of the conversation. */
export function wordsOfNotice({ what, by }: { what: string; by: string }): string {
  return `${by} ${noticeWords[what] ?? 'changed it'}`;
}
