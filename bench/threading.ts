import { createHash } from 'node:crypto';
import { mergeThreads, openReviews, reviewOf, takeIn, understandMail } from '#channels';
import { sql } from '#platform';
import { startCompany, type Company } from './threading/company.ts';
import { readCorpus, type CorpusMail } from './threading/corpus.ts';
import { figuresOf, standings, type Figures, type Standing } from './threading/figures.ts';
import { truthOf, type Truth } from './threading/truth.ts';
import { report } from './measure/report.ts';

/**
 * The 6,046 public mails of SpamAssassin through the real intake, one after the other, by date and in a random order: how many
 * replies stand with what they answer, how many wait in review for the right conversation, and how many stand wrong.
 * `npm run bench threading [folder] [most]` takes a folder of raw mails, and the first `most` of them by date.
 */
export async function run(): Promise<void> {
  const [, , , given, most] = process.argv;
  const { files, mails } = await readCorpus(given === undefined || given === '-' ? undefined : given);
  const some = mails.slice(0, most === undefined ? mails.length : Number(most));
  const truth = truthOf(some);
  say(
    `${files} files, ${some.length} mails, ${truth.parentOf.size} replies with their parent, ${truth.threads.size} threads`,
  );
  // One after the other: adding up the one would keep an open transaction of the other waiting too long.
  const byDate = await measure(some, truth);
  const random = await measure(shuffled(some), truth);
  report({
    bench: 'threading',
    figures: { files, mails: some.length, ...named('byDate', byDate), ...named('random', random) },
    limits: { wrongJoins: 0 },
  });
}

const say = (text: string) => process.stderr.write(`${text}\n`);

function named(order: string, figures: object): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${order}.${name}`, Number(value)]));
}

/** The same random order each time (a linear congruential generator, Numerical Recipes). */
function shuffled(mails: readonly CorpusMail[]): CorpusMail[] {
  let state = 42;
  const dice = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const all = [...mails];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

type Measured = Figures & {
  messages: number;
  sameTwice: number;
  notTaken: number;
  wholeAfterReviews: number;
  wrongAfterReviews: number;
};

async function measure(mails: readonly CorpusMail[], truth: Truth): Promise<Measured> {
  const company = await startCompany();
  try {
    for (const [at, { bytes }] of mails.entries()) {
      await arrive(company, bytes);
      if (at % 500 === 499) say(`${at + 1} mails`);
    }
    const { standing, ...counts } = await look(company, mails);
    const figures = figuresOf(truth, standing);
    say(JSON.stringify(figures));
    await putAllThere(company);
    const after = figuresOf(truth, (await look(company, mails)).standing);
    return {
      messages: standing.size,
      ...counts,
      ...figures,
      wholeAfterReviews: after.wholeThreads,
      wrongAfterReviews: after.wrong,
    };
  } finally {
    await company.stop();
  }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function arrive({ app, workspace, account }: Company, bytes: Buffer): Promise<void> {
  await takeIn(app, { workspace, account }, { bytes, envelope: {} });
  const raw = await rawOf({ app, workspace }, hashOf(bytes));
  if (raw !== undefined) await understandMail(app, { workspace, raw });
}

async function rawOf(
  { app, workspace }: Pick<Company, 'app' | 'workspace'>,
  hash: string,
): Promise<string | undefined> {
  const row = await app.database.inWorkspace(workspace, (tx) =>
    tx.maybe<{ id: string }>(sql`select id from channels.raw where workspace = ${workspace} and hash = ${hash}`),
  );
  return row?.id;
}

async function look(company: Company, mails: readonly CorpusMail[]) {
  const rows = await standings(company);
  const standing = new Map<CorpusMail, Standing>();
  const counts = { sameTwice: 0, notTaken: 0 };
  const seen = new Set<string>();
  for (const one of mails) {
    const hash = hashOf(one.bytes);
    const row = rows.get(hash);
    if (seen.has(hash) || row?.state === 'discarded') counts.sameTwice += 1;
    else if (row?.thread == null) counts.notTaken += 1;
    else standing.set(one, { thread: row.thread, suggested: row.suggested });
    seen.add(hash);
  }
  return { standing, ...counts };
}

/** What a person does who puts every mail of the queue where it may belong, the oldest first. */
async function putAllThere({ app, workspace }: Company): Promise<void> {
  const waiting: string[] = [];
  let after: string | undefined;
  do {
    const page = await app.database.inWorkspace(workspace, (tx) =>
      openReviews(tx, { limit: 200, ...(after === undefined ? {} : { after }) }),
    );
    waiting.push(...page.items.map(({ thread }) => thread));
    after = page.next ?? undefined;
  } while (after !== undefined);
  for (const thread of waiting.toReversed()) await putThere({ app, workspace }, thread);
}

async function putThere({ app, workspace }: Pick<Company, 'app' | 'workspace'>, thread: string): Promise<void> {
  await app.database.inWorkspace(workspace, async (tx) => {
    const review = await reviewOf(tx, thread);
    if (review?.state !== 'open' || review.target === thread) return;
    await mergeThreads(tx, { source: thread, target: review.target, byName: 'bench' });
  });
}
