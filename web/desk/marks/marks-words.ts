import { ph, t } from '@lingui/core/macro';
import { priorities, type Priority } from '#core/desk/priority.ts';
import { stages, type Stage } from '#core/touchpoints/stage.ts';
import { dayAndClock } from '../../ui/format.ts';

function isPriority(word: string | null): word is Priority {
  return priorities.some((each) => each === word);
}

function isStage(word: string | null): word is Stage {
  return stages.some((each) => each === word);
}

const prioritised: Record<Priority, (by: string) => string> = {
  low: (by) => t`${by} set the priority: low`,
  normal: (by) => t`${by} set the priority: normal`,
  high: (by) => t`${by} set the priority: high`,
  urgent: (by) => t`${by} set the priority: urgent`,
};

const staged: Record<Stage, (by: string) => string> = {
  before: (by) => t`${by} said when: before the purchase`,
  during: (by) => t`${by} said when: during the purchase`,
  after: (by) => t`${by} said when: after the purchase`,
};

/** What was put on a conversation, as one line of its history. */
export const markedWords: Record<string, (by: string, detail: string | null) => string> = {
  tagged: (by, detail) => t`${by} tagged this: ${ph({ tags: detail ?? '' })}`,
  untagged: (by, detail) => t`${by} took a tag off: ${ph({ tags: detail ?? '' })}`,
  prioritised: (by, detail) =>
    isPriority(detail) ? prioritised[detail](by) : t`${by} set the priority: ${ph({ priority: detail ?? '' })}`,
  snoozed: (by, detail) => t`${by} snoozed this until ${ph({ until: dayAndClock(detail ?? '') })}`,
  woken: (by, why) => (why === null ? t`${by} woke this` : t`This woke: ${why}`),
  'team-given': (by, detail) => t`${by} put this into the queue of ${ph({ team: detail ?? '' })}`,
  'team-taken': (by, detail) => t`${by} took this out of the queue of ${ph({ team: detail ?? '' })}`,
  'asked-in': (by, detail) => t`${by} asked in ${ph({ people: detail ?? '' })}`,
  'status-set': (by, detail) => t`${by} set the status: ${ph({ status: detail ?? '' })}`,
  promised: (by) => t`${by} promised something`,
  'promise-changed': (by) => t`${by} changed a promise`,
  'promise-kept': (by) => t`${by} kept a promise`,
  'promise-broken': () => t`A promise was not kept`,
  'promise-withdrawn': (by) => t`${by} said that a promise is no longer needed`,
  'promise-reopened': (by) => t`${by} opened a promise again`,
  followed: (by) => t`${by} follows this`,
  reasoned: (by, reason) => (reason === null ? t`${by} took the reason off` : t`${by} said why they wrote: ${reason}`),
  staged: (by, detail) => (isStage(detail) ? staged[detail](by) : t`${by} took the stage off`),
  unfollowed: (by) => t`${by} follows this no more`,
};
