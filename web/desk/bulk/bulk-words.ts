import { plural, t } from '@lingui/core/macro';
import type { Priority } from '#core/desk/priority.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listBulk } from '#core/contract/bulk.ts';
import type { Shortcut } from '../../app/shortcuts.ts';
import { dayAndClock, number } from '../../ui/format.ts';

export type Bulk = WireOutputOf<typeof listBulk>['items'][number];
type Act = Bulk['act'];

type Of<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Numbers as they are written. */
interface Far {
  done: string;
  total: string;
}

/** While conversations are selected, the keys of one conversation act on them. */
export function selectedKey(keys: string, label: string): Shortcut {
  return { keys, label, group: t`Selected conversations`, first: true };
}

/** Within a sentence. */
const smallNames: Record<Priority, string> = {
  low: t({ message: 'low', context: 'priority' }),
  normal: t({ message: 'normal', context: 'priority' }),
  high: t({ message: 'high', context: 'priority' }),
  urgent: t({ message: 'urgent', context: 'priority' }),
};

const doings: { readonly [Kind in Act['kind']]: (act: Of<Kind>, far: Far) => string } = {
  assign: ({ assignee }, { done, total }) =>
    assignee === null ? t`Giving back ${done} of ${total}` : t`Assigning ${done} of ${total}`,
  team: ({ team }, { done, total }) =>
    team === null ? t`Taking out of queues ${done} of ${total}` : t`Putting into a queue ${done} of ${total}`,
  tag: ({ add = [] }, { done, total }) =>
    add.length > 0 ? t`Tagging ${done} of ${total}` : t`Taking tags off ${done} of ${total}`,
  prioritise: ({ priority: which }, { done, total }) => {
    const priority = smallNames[which];
    return t`Setting the priority to ${priority}: ${done} of ${total}`;
  },
  snooze: ({ until }, { done, total }) =>
    until === null ? t`Waking ${done} of ${total}` : t`Snoozing ${done} of ${total}`,
  status: (_, { done, total }) => t`Changing the status of ${done} of ${total}`,
  reason: (_, { done, total }) => t`Giving the reason to ${done} of ${total}`,
  resolve: (_, { done, total }) => t`Resolving ${done} of ${total}`,
  spam: (_, { done, total }) => t`Marking as spam ${done} of ${total}`,
  answer: (_, { done, total }) => t`Answering ${done} of ${total}`,
  follow: ({ following }, { done, total }) =>
    following ? t`Following ${done} of ${total}` : t`Following no more ${done} of ${total}`,
};

const dones: { readonly [Kind in Act['kind']]: (act: Of<Kind>, many: number) => string } = {
  assign: ({ assignee }, many) =>
    assignee === null
      ? plural(many, { one: 'Given back # conversation', other: 'Given back # conversations' })
      : plural(many, { one: 'Assigned # conversation', other: 'Assigned # conversations' }),
  team: ({ team }, many) =>
    team === null
      ? plural(many, { one: 'Out of every queue: # conversation', other: 'Out of every queue: # conversations' })
      : plural(many, { one: 'Put into a queue: # conversation', other: 'Put into a queue: # conversations' }),
  tag: ({ add = [] }, many) =>
    add.length > 0
      ? plural(many, { one: 'Tagged # conversation', other: 'Tagged # conversations' })
      : plural(many, { one: 'Took tags off # conversation', other: 'Took tags off # conversations' }),
  prioritise: ({ priority: which }, many) => {
    const priority = smallNames[which];
    return plural(many, {
      one: `Priority ${priority}: # conversation`,
      other: `Priority ${priority}: # conversations`,
    });
  },
  snooze: ({ until }, many) => {
    if (until === null) return plural(many, { one: 'Woke # conversation', other: 'Woke # conversations' });
    const when = dayAndClock(until);
    return plural(many, {
      one: `Snoozed until ${when}: # conversation`,
      other: `Snoozed until ${when}: # conversations`,
    });
  },
  status: (_, many) =>
    plural(many, { one: 'Changed the status of # conversation', other: 'Changed the status of # conversations' }),
  reason: (_, many) =>
    plural(many, { one: 'Gave the reason to # conversation', other: 'Gave the reason to # conversations' }),
  resolve: (_, many) => plural(many, { one: 'Resolved # conversation', other: 'Resolved # conversations' }),
  spam: (_, many) => plural(many, { one: 'Marked as spam # conversation', other: 'Marked as spam # conversations' }),
  answer: (_, many) => plural(many, { one: 'Answered # conversation', other: 'Answered # conversations' }),
  follow: ({ following }, many) =>
    following
      ? plural(many, { one: 'You follow # conversation', other: 'You follow # conversations' })
      : plural(many, { one: 'You follow no more # conversation', other: 'You follow no more # conversations' }),
};

/** What is being done with how many. */
export function doingWords({ act, undoes, ...bulk }: Bulk): string {
  const far = { done: number(bulk.done), total: number(bulk.total) };
  const { done, total } = far;
  if (undoes !== null) return t`Taking back ${done} of ${total}`;
  return (doings[act.kind] as (of: Act, far: Far) => string)(act, far);
}

function whatWasDone({ act, undoes }: Bulk, many: number): string {
  if (undoes !== null) return plural(many, { one: 'Taken back: # conversation', other: 'Taken back: # conversations' });
  return (dones[act.kind] as (of: Act, many: number) => string)(act, many);
}

/** What was done with how many, and with how many not. */
export function doneWords(bulk: Bulk): string {
  const what = whatWasDone(bulk, bulk.done - bulk.leftOut);
  if (bulk.state !== 'cancelled') return what;
  const [done, total] = [number(bulk.done), number(bulk.total)];
  return t`${what}, cancelled after ${done} of ${total}`;
}
