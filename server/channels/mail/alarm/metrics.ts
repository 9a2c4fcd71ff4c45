import { wireId } from '#core/contract/codecs.ts';
import { measureTogether, sql, type App } from '#platform';

type Reading = { account: string; seconds: number };

async function read(app: App): Promise<Reading[]> {
  return await app.database.everywhere((tx) =>
    tx.all<Reading>(sql`select account, extract(epoch from ${tx.now} - fetched_at)::float8 as seconds
      from channels.mailbox_watch join channels.account on account.id = mailbox_watch.account
      where fetched_at is not null and account.active and settings->>'incoming' = 'imap'`),
  );
}

/** How long ago each mailbox was looked into with success, read when somebody scrapes. */
export function measureMailboxes(app: App): void {
  const kinds = {
    throughline_mailbox_fetched_seconds: {
      help: 'Seconds since a mailbox was looked into with success.',
      labelNames: ['mailbox'],
    },
  };
  measureTogether(app.metrics, kinds, async ({ throughline_mailbox_fetched_seconds: ago }) => {
    const readings = await read(app);
    ago.reset();
    for (const { account, seconds } of readings) ago.set({ mailbox: wireId('chn', account) }, seconds);
  });
}
