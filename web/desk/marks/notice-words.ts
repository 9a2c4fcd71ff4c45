import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listNotices } from '#core/contract/marks.ts';

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
