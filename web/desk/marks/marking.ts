import type { Priority } from '#core/desk/priority.ts';
import {
  followConversation,
  prioritiseConversation,
  snoozeConversation,
  tagConversation,
} from '#core/contract/marks.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { dayAndClock } from '../../ui/format.ts';
import { attempt } from '../attempt.ts';
import type { Summary } from '../summary.ts';

// What is put on a conversation: at once, with a way back in the toast.

export type Tag = Summary['tags'][number];
type Known = Pick<Summary, 'id' | 'version' | 'tags' | 'priority' | 'snoozedUntil'>;

export const priorityNames: Record<Priority, string> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };

function taggedWords(before: readonly Tag[], after: readonly Tag[]): string {
  const names = (list: readonly Tag[], but: readonly Tag[]) =>
    list.filter(({ id }) => but.every((other) => other.id !== id)).map(({ name }) => `“${name}”`);
  const [added, removed] = [names(after, before), names(before, after)];
  if (removed.length === 0) return `Tagged ${added.join(', ')}`;
  return added.length === 0
    ? `No longer ${removed.join(', ')}`
    : `${added.join(', ')} instead of ${removed.join(', ')}`;
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
    toast({ text: `Priority: ${priorityNames[priority].toLowerCase()}`, about: id, undo: () => void attempt(back) });
  });
}

/** Until a time; null wakes it. */
export function snooze({ id, version, snoozedUntil: before }: Known, until: Date | null): Promise<void> {
  return attempt(async () => {
    const after = await call(snoozeConversation, { id, version, until: until?.toISOString() ?? null });
    const back = () => call(snoozeConversation, { id, version: after.version, until: before });
    toast({
      text: until === null ? 'Awake again' : `Snoozed until ${dayAndClock(until)}`,
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
      text: following ? 'You hear of what happens here' : 'You hear no more of this',
      about: id,
      undo: () => void attempt(back),
    });
  });
}
