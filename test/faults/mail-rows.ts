import pg from 'pg';
import { expect } from 'vitest';
import { runningEmbedded } from '#platform';
import type { CuttingSmtp } from '#test/fakes/cutting-smtp.ts';
import { until } from '#test/until.ts';

/** Rows of the product that runs on its own PostgreSQL in this folder, as the owner sees them. */
export async function rowsIn<T>(folder: string, query: string): Promise<T[]> {
  const url = new URL((await runningEmbedded(folder))!.url);
  url.pathname = '/throughline';
  const database = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 2_000 });
  database.on('error', () => undefined);
  await database.connect();
  try {
    return (await database.query(query)).rows as T[];
  } finally {
    await database.end().catch(() => undefined);
  }
}

/** Waits until nothing is left that came in and is not understood. */
export async function allUnderstood(folder: string): Promise<void> {
  const waiting = `select from channels.raw where state = 'received'`;
  await until(async () => (await rowsIn(folder, waiting)).length === 0, 'all mail is understood', 120);
}

/** Waits until nothing is on its way out. */
export async function allSent(folder: string): Promise<void> {
  const waiting = `select from platform.outbox where state in ('queued', 'sending')`;
  await until(async () => (await rowsIn(folder, waiting)).length === 0, 'all is sent', 120);
}

/** Every mail that was acknowledged is one message, and no mail is two. */
export async function eachCameInOnce(folder: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const rows = await rowsIn<{ id: string; times: number }>(
    folder,
    `select provider_id as id, count(*)::int as times from channels.message where direction = 'in' group by 1`,
  );
  const times = new Map(rows.map((row) => [row.id, row.times]));
  expect([...acknowledged].filter((id) => times.get(id) !== 1)).toEqual([]);
  expect(rows.filter((row) => row.times !== 1)).toEqual([]);
}

interface Answer {
  text: string;
  state: string;
  reason: string | null;
}

/** What became of the answers: none arrived twice, and those that are told as sent arrived. */
export async function noneWentOutTwice(folder: string, arrived: (text: string) => number): Promise<Answer[]> {
  const answers = await rowsIn<Answer>(
    folder,
    `select text, state, state_reason as reason from channels.message where direction = 'out' and purpose = 'reply'`,
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(answers.length);
  for (const { text, state, reason } of answers) {
    expect(arrived(text), `${text} (${state})`).toBeLessThanOrEqual(1);
    if (state === 'sent' || state === 'delivered') expect(arrived(text), text).toBe(1);
    else expect(`${state} ${reason}`).toMatch(/^(uncertain|retrying) .+/);
  }
  return answers;
}

/** How often a mail with these words came whole, confirmed or not. */
export const arrivedAt =
  ({ whole }: Pick<CuttingSmtp, 'whole'>) =>
  (text: string): number =>
    whole.filter((mail) => mail.includes(text)).length;
