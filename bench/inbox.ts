import pg from 'pg';
import { countConversations } from '#core/contract/counts.ts';
import { countViews } from '#core/contract/views.ts';
import { client } from '#test/client.ts';
import { searches, work } from './inbox/agents.ts';
import { place, type Place } from './inbox/place.ts';
import { writePlans } from './inbox/plans.ts';
import { sizeOf } from './inbox/rows.ts';
import { percentile, report } from './measure/report.ts';

/**
 * A hundred agents at work in an inbox of five million messages: lists, opening, search, and whether the counts are right. Fewer messages and
 * a folder that is kept for the next time can be named: `npm run bench inbox 500000 /tmp/inbox`.
 */
export async function run(): Promise<void> {
  const messages = Number(process.argv[3] ?? 5_000_000);
  const there = await place(messages, process.argv[4]);
  const { product, cookies } = there;
  try {
    await wordsLearnt(product.ownerUrl);
    say('warming up');
    await work({ url: product.url, cookies, seconds: 20 });
    say('a hundred agents at work');
    const { times, viewsRefused } = await work({
      url: product.url,
      cookies,
      seconds: Number(process.env['BENCH_SECONDS'] ?? 90),
    });
    const figures = Object.entries(times).flatMap(([what, each]) => [
      [`${what}Requests`, each.length],
      [`${what}P50Milliseconds`, Math.round(percentile(each, 0.5))],
      [`${what}P95Milliseconds`, Math.round(percentile(each, 0.95))],
    ]);
    const plans = await planned(there);
    say(`the plans stand in ${plans}`);
    report({
      bench: 'inbox',
      figures: {
        ...sizeOf(messages),
        agents: cookies.length,
        kindsOfSearches: searches.length,
        ...Object.fromEntries(figures),
        countsApart: await countsApart(there),
        viewsRefused,
        viewsWithoutNumber: await viewsWithoutNumber(there),
      },
      limits: {
        ...{ listP95Milliseconds: 100, openP95Milliseconds: 150, searchP95Milliseconds: 300, countsApart: 0 },
        ...{ viewsP95Milliseconds: 100, viewCountsP95Milliseconds: 150, viewsRefused: 0, viewsWithoutNumber: 0 },
      },
    });
  } finally {
    await product.stop();
  }
}

const say = (words: string) => process.stderr.write(`${words}\n`);

async function asOwner<T>(url: string, ask: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await ask(owner);
  } finally {
    await owner.end();
  }
}

/** The words of a company are learnt beside the work; here once before it. */
async function wordsLearnt(url: string): Promise<void> {
  say('waiting until the words are learnt');
  for (let before = -1; ;) {
    const now = await asOwner(url, async (owner) => {
      const { rows } = await owner.query<{ n: number }>(
        'select coalesce(sum(messages), 0)::int as n from channels.words_read',
      );
      return rows[0]!.n;
    });
    if (now >= 45_000 || (now > 0 && now === before)) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 65_000));
  }
}

/** How far the numbers beside the views of one agent are from counting the rows. */
async function countsApart({ product, cookies }: Place): Promise<number> {
  const told = await client(product.url, { cookie: cookies[0]! }).call(countConversations, {});
  const counted = await asOwner(product.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ open: number; unassigned: number; mine: number }>(
      `select count(*)::int as open, count(*) filter (where assignee is null)::int as unassigned,
        count(*) filter (where assignee = (select id from people."user" where name = 'Agent 1'))::int as mine
      from desk.conversation where status = 'open'`,
    );
    return rows[0]!;
  });
  return [told.open - counted.open, told.unassigned - counted.unassigned, told.mine - counted.mine].reduce(
    (sum, apart) => sum + Math.abs(apart),
    0,
  );
}

/** Of the views with a filter, those whose number is not told in time. */
async function viewsWithoutNumber({ product, cookies }: Place): Promise<number> {
  const { items } = await client(product.url, { cookie: cookies[0]! }).call(countViews, {});
  return items.filter(({ count }) => count === null).length;
}

async function planned({ product, workspace }: Place): Promise<string> {
  const agent = await asOwner(product.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(`select id from people."user" where name = 'Agent 1'`);
    return rows[0]!.id;
  });
  return await writePlans({ ownerUrl: product.ownerUrl, logFile: product.postgresLog, workspace, agent });
}
