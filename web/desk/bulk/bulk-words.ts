import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listBulk } from '#core/contract/bulk.ts';
import type { Shortcut } from '../../app/shortcuts.ts';
import { count } from '../../app/texts.ts';
import { dayAndClock, number } from '../../ui/format.ts';
import { priorityNames } from '../marks/marking.ts';

export type Bulk = WireOutputOf<typeof listBulk>['items'][number];
type Act = Bulk['act'];

type Of<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;
type Words = readonly [doing: string, done: string];

/** While conversations are selected, the keys of one conversation act on them. */
export function selectedKey(keys: string, label: string): Shortcut {
  return { keys, label, group: 'Selected conversations', first: true };
}

const words: { readonly [Kind in Act['kind']]: (act: Of<Kind>) => Words } = {
  assign: ({ assignee }) => (assignee === null ? ['Giving back', 'Given back'] : ['Assigning', 'Assigned']),
  team: ({ team }) =>
    team === null ? ['Taking out of queues', 'Out of every queue:'] : ['Putting into a queue', 'Put into a queue:'],
  tag: ({ add = [] }) => (add.length > 0 ? ['Tagging', 'Tagged'] : ['Taking tags off', 'Took tags off']),
  prioritise: ({ priority }) => {
    const name = priorityNames[priority].toLowerCase();
    return [`Setting the priority to ${name}:`, `Priority ${name}:`];
  },
  snooze: ({ until }) => (until === null ? ['Waking', 'Woke'] : ['Snoozing', `Snoozed until ${dayAndClock(until)}:`]),
  status: () => ['Changing the status of', 'Changed the status of'],
  reason: () => ['Giving the reason to', 'Gave the reason to'],
  resolve: () => ['Resolving', 'Resolved'],
  spam: () => ['Marking as spam', 'Marked as spam'],
  answer: () => ['Answering', 'Answered'],
  follow: ({ following }) => (following ? ['Following', 'You follow'] : ['Following no more', 'You follow no more']),
};

function wordsOfAct(act: Act): Words {
  return (words[act.kind] as (of: Act) => Words)(act);
}

/** What is being done with how many. */
export function doingWords({ act, undoes }: Bulk): string {
  return undoes === null ? wordsOfAct(act)[0] : 'Taking back';
}

/** What was done with how many, and with how many not. */
export function doneWords({ act, undoes, done, leftOut, state, total }: Bulk): string {
  const could = done - leftOut;
  const what = undoes === null ? wordsOfAct(act)[1] : 'Taken back:';
  const stopped = state === 'cancelled' ? `, cancelled after ${number(done)} of ${number(total)}` : '';
  return `${what} ${count(could, 'conversation', 'conversations')}${stopped}`;
}
