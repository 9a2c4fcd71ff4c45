import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listBulk } from '#core/contract/bulk.ts';
import { count } from '../../app/texts.ts';
import { dayAndClock, number } from '../../ui/format.ts';
import { priorityNames } from '../marks/marking.ts';

export type Bulk = WireOutputOf<typeof listBulk>['items'][number];
type Act = Bulk['act'];

function wordsOfAct(act: Act): readonly [doing: string, done: string] {
  switch (act.kind) {
    case 'assign':
      return act.assignee === null ? ['Giving back', 'Given back'] : ['Assigning', 'Assigned'];
    case 'tag':
      return (act.add ?? []).length > 0 ? ['Tagging', 'Tagged'] : ['Taking tags off', 'Took tags off'];
    case 'prioritise': {
      const name = priorityNames[act.priority].toLowerCase();
      return [`Setting the priority to ${name}:`, `Priority ${name}:`];
    }
    case 'snooze':
      return act.until === null ? ['Waking', 'Woke'] : ['Snoozing', `Snoozed until ${dayAndClock(act.until)}:`];
    case 'resolve':
      return ['Resolving', 'Resolved'];
    case 'spam':
      return ['Marking as spam', 'Marked as spam'];
    case 'follow':
      return act.following ? ['Following', 'You follow'] : ['Following no more', 'You follow no more'];
  }
}

/** What is being done with how many. */
export function doingWords({ act, undoes }: Bulk): string {
  return undoes === null ? wordsOfAct(act)[0] : 'Taking back';
}

/** What was done with how many, and with how many not. */
export function doneWords({ act, undoes, done, leftOut, state, total }: Bulk): string {
  const could = done - leftOut;
  const words = undoes === null ? wordsOfAct(act)[1] : 'Taken back:';
  const stopped = state === 'cancelled' ? `, cancelled after ${number(done)} of ${number(total)}` : '';
  return `${words} ${count(could, 'conversation', 'conversations')}${stopped}`;
}
