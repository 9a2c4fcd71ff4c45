import pg from 'pg';

export interface Counts {
  raw: number;
  waiting: number;
  quarantined: number;
  messages: number;
  /** Message-IDs of messages that are there more than once. */
  doubled: number;
  threads: number;
  conversations: number;
  taken: number;
  again: number;
}

/** One row, as the owner sees it. Each question has a connection of its own: PostgreSQL is killed in between. */
async function ask<Row extends object>(ownerUrl: string, question: string): Promise<Row> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Row>(question);
    return rows[0]!;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What stands in the product. */
async function countMail(ownerUrl: string): Promise<Counts> {
  return await ask<Counts>(
    ownerUrl,
    `select
      (select count(*)::int from channels.raw) as raw,
      (select count(*)::int from channels.raw where state = 'received') as waiting,
      (select count(*)::int from channels.raw where state = 'quarantined') as quarantined,
      (select count(*)::int from channels.message where direction = 'in') as messages,
      (select count(*)::int from (select from channels.message where provider_id is not null group by provider_id having count(*) > 1) as twice) as doubled,
      (select count(*)::int from channels.thread where channel = 'mail') as threads,
      (select count(*)::int from desk.conversation where channel = 'mail') as conversations,
      (select coalesce(sum(taken), 0)::int from channels.intake_tally) as taken,
      (select coalesce(sum(again), 0)::int from channels.intake_tally) as again`,
  );
}

/** Whether anything still waits; asked often, so it reads an index of what waits and the newest of the rest. */
async function isSettled(ownerUrl: string): Promise<boolean> {
  const { settled } = await ask<{ settled: boolean }>(
    ownerUrl,
    `select
      not exists (select from channels.raw where state in ('received', 'quarantined') and state = 'received')
      and not exists (select from (select id from channels.thread where channel = 'mail' order by id desc limit 20) as newest
        where not exists (select from desk.conversation where conversation.id = newest.id)) as settled`,
  );
  return settled;
}

/** Waits until all that was taken in stands in a conversation (or is settled otherwise). */
export async function allUnderstood(ownerUrl: string, raw: number): Promise<Counts> {
  for (;;) {
    if (await isSettled(ownerUrl).catch(() => false)) {
      const now = await countMail(ownerUrl).catch(() => undefined);
      if (now !== undefined && now.raw >= raw && now.waiting === 0 && now.conversations >= now.threads) return now;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
