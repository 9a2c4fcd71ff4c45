import { ph, t } from '@lingui/core/macro';
import type { Priority } from '#core/desk/priority.ts';
import {
  followConversation,
  prioritiseConversation,
  snoozeConversation,
  tagConversation,
} from '#core/contract/marks.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { dayAndClock, listed, quoted } from '../../ui/format.ts';
import { attempt } from '../attempt.ts';
import type { Summary } from '../summary.ts';

// What is put on a conversation: at once, with a way back in the toast.

export type Tag = Summary['tags'][number];
type Known = Pick<Summary, 'id' | 'version' | 'tags' | 'priority' | 'snoozedUntil'>;

export const priorityNames: Record<Priority, string> = {
  low: t({ message: 'Low', context: 'priority' }),
  normal: t({ message: 'Normal', context: 'priority' }),
  high: t({ message: 'High', context: 'priority' }),
  urgent: t({ message: 'Urgent', context: 'priority' }),
};

const prioritised: Record<Priority, string> = {
  low: t`Priority: low`,
  normal: t`Priority: normal`,
  high: t`Priority: high`,
  urgent: t`Priority: urgent`,
};

function taggedWords(before: readonly Tag[], after: readonly Tag[]): string {
  const names = (list: readonly Tag[], but: readonly Tag[]) =>
    listed(list.filter(({ id }) => but.every((other) => other.id !== id)).map(({ name }) => quoted(name)));
  const [added, removed] = [names(after, before), names(before, after)];
  if (removed === '') return t`Tagged ${added}`;
  return added === '' ? t`No longer ${removed}` : t`${added} instead of ${removed}`;
}

export function tag({ id, version, tags: before }: Known, tags: readonly Tag[]): Promise<void> {
  const ids = (list: readonly Tag[]) => list.map((each) => each.id);
  if (ids(before).toSorted().join() === ids(tags).toSorted().join()) return Promise.resolve();
  return attempt(async () => {
    const after = await call(tagConversation, { id, version, tags: ids(tags) });
    const back = () => call(tagConversation, { id, version: after.version, tags: ids(before) });
    toast({ text: taggedWords(before, tags), about: id, undo: () => void attempt(back) });
  });
}

export function prioritise({ id, version, priority: before }: Known, priority: Priority): Promise<void> {
  if (before === priority) return Promise.resolve();
  return attempt(async () => {
    const after = await call(prioritiseConversation, { id, version, priority });
    const back = () => call(prioritiseConversation, { id, version: after.version, priority: before });
    toast({ text: prioritised[priority], about: id, undo: () => void attempt(back) });
  });
}

/** Until a time; null wakes it. */
export function snooze({ id, version, snoozedUntil: before }: Known, until: Date | null): Promise<void> {
  return attempt(async () => {
    const after = await call(snoozeConversation, { id, version, until: until?.toISOString() ?? null });
    const back = () => call(snoozeConversation, { id, version: after.version, until: before });
    toast({
      text: until === null ? t`Awake again` : t`Snoozed until ${ph({ until: dayAndClock(until) })}`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}

export function follow({ id }: Pick<Summary, 'id'>, following: boolean): Promise<void> {
  return attempt(async () => {
    await call(followConversation, { id, following });
    const back = () => call(followConversation, { id, following: !following });
    toast({
      text: following ? t`You hear of what happens here` : t`You hear no more of this`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}
