import { setTimeout as sleep } from 'node:timers/promises';
import { listConversations, readConversation } from '#core/contract/desk.ts';
import { countConversations } from '#core/contract/counts.ts';
import { countViews, listViews } from '#core/contract/views.ts';
import { searchConversations } from '#core/contract/search.ts';
import { Problem } from '#core/contract/problems.ts';
import { client, type Client } from '#test/client.ts';
import { dice, pick } from '../mail/dice.ts';

/** Milliseconds of every answer, by what was asked. */
export interface Times {
  list: number[];
  counts: number[];
  open: number[];
  search: number[];
  /** Lists of views with a filter, and all their numbers at once. */
  views: number[];
  viewCounts: number[];
}

export interface Worked {
  times: Times;
  /** Lists of views that were told to be narrowed down; their times are among the others. */
  viewsRefused: number;
}

export interface Working {
  url: string;
  cookies: string[];
  seconds: number;
}

/** What agents look for: frequent and rare, in rows, mistyped, by filters, names and numbers. */
export const searches = [
  ...['refund', 'delivery', 'the', 'rückerstattung', 'bestellung kaputt', 'colis cassé', '退款', 'الطرد', 'a'],
  ...['"is my"', '"my order"', 'delivrey', 'refnud', 'Lieferrung', 'invoice lamp', 'order -refund', 'ref', 'lam'],
  ...[
    'from:anna refund',
    'from:emma',
    'has:file invoice',
    'refund after:2026-09',
    'lamp before:2026-03',
    'channel:chat help',
  ],
  ...['assignee:me refund', 'status:open delivery', 'anna bacon', 'A-79190', 'photo-', 'zeugkung', 'to:example refund'],
];

/** Milliseconds between two conversations, and from the list to the one that is opened: hurried people. */
const think = { least: 10_000, most: 30_000, look: 1_000 };

/** A hundred people at work, each in turn: list, open, look for something, with time to think between. */
export async function work({ url, cookies, seconds }: Working): Promise<Worked> {
  const times: Times = { list: [], counts: [], open: [], search: [], views: [], viewCounts: [] };
  const worked = { times, viewsRefused: 0 };
  const until = performance.now() + seconds * 1000;
  const { items } = await client(url, { cookie: cookies[0]! }).call(listViews, {});
  const views = items.map(({ id }) => id);
  await Promise.all(
    cookies.map(async (cookie, number) => {
      const me = client(url, { cookie });
      const roll = dice(number);
      await sleep(roll() * think.most);
      while (performance.now() < until) {
        await act(me, { roll, worked, views });
        await sleep(think.least + roll() * (think.most - think.least));
      }
    }),
  );
  return worked;
}

interface Acting {
  roll: () => number;
  worked: Worked;
  /** Views with a filter. */
  views: string[];
}

async function act(me: Client, { roll, worked, views }: Acting): Promise<void> {
  const { times } = worked;
  const list = await timed(times.list, () =>
    me.call(listConversations, { view: pick(roll, ['mine', 'unassigned', 'open'] as const) }),
  );
  await timed(times.counts, () => me.call(countConversations, {}));
  const saved = pick(roll, views);
  await timed(times.views, () => me.call(listConversations, { saved }).catch(noteRefusal(worked)));
  await timed(times.viewCounts, () => me.call(countViews, {}));
  if (roll() < 0.3 && list.next !== null) {
    const after = list.next;
    await timed(times.list, () => me.call(listConversations, { view: 'mine', after }));
  }
  await sleep(think.look);
  const one = pick(roll, list.items);
  await timed(times.open, () => me.call(readConversation, { id: one.id }));
  if (roll() < 0.5) await timed(times.search, () => me.call(searchConversations, { q: pick(roll, searches) }));
}

function noteRefusal(worked: Worked): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Problem) || error.more.code !== 'too-slow') throw error;
    worked.viewsRefused++;
  };
}

async function timed<T>(into: number[], ask: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await ask();
  into.push(performance.now() - begun);
  return answer;
}
