import { ph, t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listNotices } from '#core/contract/marks.ts';
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

const noticeWords: Record<string, (by: string) => string> = {
  'message.received': (by) => t`${by} wrote`,
  'conversation.assigned': (by) => t`${by} gave it to somebody`,
  'conversation.asked-in': (by) => t`${by} asked somebody in`,
  'conversation.tagged': (by) => t`${by} changed its tags`,
  'conversation.prioritised': (by) => t`${by} changed its priority`,
  'conversation.snoozed': (by) => t`${by} snoozed it`,
  'conversation.woken': (by) => t`${by} woke it`,
  'conversation.status-set': (by) => t`${by} changed its status`,
  'conversation.marked-spam': (by) => t`${by} marked it as spam`,
  'conversation.linked': (by) => t`${by} linked it`,
  'conversation.filled': (by) => t`${by} filled in a field`,
  'conversation.mentioned': (by) => t`${by} mentioned you`,
  'conversation.side-received': (by) => t`${by} answered what we asked beside it`,
  'conversation.side-failed': (by) => t`${by} could not deliver what was asked beside it`,
  'conversation.noted': (by) => t`${by} wrote a note`,
  'conversation.reopened': (by) => t`${by} reopened it`,
  'conversation.replied': (by) => t`${by} answered`,
  'conversation.resolved': (by) => t`${by} resolved it`,
  'recovery.opened': (by) => t`${by} opened a recovery case for you`,
  'recovery.joined': (by) => t`${by} added to your recovery case`,
  'recovery.given': (by) => t`${by} gave you a recovery case`,
  'recovery.goodwill-waiting': (by) => t`${by} asks whether they may give something to make up for it`,
  'recovery.goodwill-given': (by) => t`${by} said yes: you may give it`,
  'recovery.goodwill-refused': (by) => t`${by} said no to what you wanted to give`,
  'praise.given': () => t`The customer praised how you helped them`,
  'praise.told': (by) => t`${by} passed praise on to you`,
  'recovery.reminded': () => t`A recovery case is due soon`,
  'recovery.overdue': () => t`A recovery case is overdue`,
  'alert.low': () => t`This figure is lower than usual`,
  'alert.high': () => t`This figure is higher than usual`,
  'promise.made': (by) => t`${by} promised something for you to see to`,
  'promise.changed': (by) => t`${by} gave you a promise to see to`,
  'promise.reminded': (by) => t`${by} is due soon`,
  'promise.broken': (by) => t`${by} was not kept in time`,
};

type About = WireOutputOf<typeof listNotices>['items'][number]['about'];

const places: Record<About['kind'], string> = {
  conversation: '/inbox',
  recovery: '/care/cases',
  praise: '/my-praise',
  alert: '/insight/alerts',
};

/** Whom a notice is about; of an alert, which figure. */
export function nameOfNotice({ kind, title, customer }: About): string {
  return kind === 'alert' ? title : (customer ?? t`A customer`);
}

/** Where what a notice is about can be looked at. */
export function placeOfNotice({ kind, id }: About): string {
  return kind === 'praise' ? places.praise : `${places[kind]}/${id}`;
}

/** What a notice says beside the name of the customer. */
export function wordsOfNotice({ what, by }: { what: string; by: string }): string {
  return noticeWords[what]?.(by) ?? t`${by} changed it`;
}
