import { sql, type App, type Tx } from '#platform';
import type { Mailbox } from '../mailbox.ts';

/** How handing mail to an outgoing server goes. */
export type SendingWatch = {
  sentAt: Date | null;
  failingSince: Date | null;
  failedAt: Date | null;
  reason: string | null;
};

/** How it goes for each mailbox of the workspace that has sent since it was set up. */
export async function sendingWatches(tx: Tx): Promise<Map<string, SendingWatch>> {
  const rows = await tx.all<
    SendingWatch & { account: string }
  >(sql`select account, sent_at, failing_since, failed_at, reason
    from channels.sending_watch where workspace = ${tx.workspace}`);
  return new Map(rows.map(({ account, ...watch }) => [account, watch]));
}

/** What was known of an outgoing server says nothing of the one that was set since. */
export async function forgetSending(tx: Tx, account: string): Promise<void> {
  await tx.run(sql`delete from channels.sending_watch where account = ${account}`);
}

const noteEvery = 60_000;
const noted = new WeakMap<App, Map<string, number>>();

/** A mail that went is written down as quickly as can be: that all is well is noted once a minute, and at once after a fault. */
function isKnown(app: App, mailbox: Mailbox): boolean {
  const known = noted.get(app) ?? new Map<string, number>();
  noted.set(app, known);
  const key = `${mailbox.id} ${mailbox.version}`;
  const now = app.world.now().getTime();
  if (now - (known.get(key) ?? -Infinity) < noteEvery) return true;
  known.set(key, now);
  return false;
}

async function write(tx: Tx, { id, version }: Mailbox, fault: string | null): Promise<void> {
  const current = sql`select id from channels.account where id = ${id} and version = ${version}`;
  if (fault === null)
    await tx.run(sql`insert into channels.sending_watch (account, sent_at) select id, ${tx.now} from (${current}) as account
      on conflict (account) do update set sent_at = excluded.sent_at, failing_since = null, failed_at = null, reason = null`);
  else
    await tx.run(sql`insert into channels.sending_watch as watch (account, failing_since, failed_at, reason)
      select id, ${tx.now}, ${tx.now}, ${fault} from (${current}) as account
      on conflict (account) do update set failing_since = coalesce(watch.failing_since, excluded.failing_since),
        failed_at = excluded.failed_at, reason = excluded.reason`);
}

/**
 * Notes whether the outgoing server did its part: null, or what was wrong with it. What it said of one recipient is no fault of
 * it. Never throws: the mail has gone or not, whatever can be written down of it.
 */
export async function noteSending(app: App, mailbox: Mailbox, fault: string | null): Promise<void> {
  if (fault !== null) noted.get(app)?.delete(`${mailbox.id} ${mailbox.version}`);
  else if (isKnown(app, mailbox)) return;
  await app.database
    .inWorkspace(mailbox.workspace, (tx) => write(tx, mailbox, fault))
    .catch((error: unknown) => app.log.warn({ reason: String(error) }, 'how sending goes could not be noted'));
}
