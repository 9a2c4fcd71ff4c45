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

/** How one mail went at the outgoing server: taken, refused for its recipient's sake alone, or not for a fault of the server. */
export type Outcome = 'taken' | 'refused' | { fault: string };

const keyOf = ({ id, version }: Mailbox, outcome: Exclude<Outcome, object>) => `${id} ${version} ${outcome}`;

/** A mail that went is written down as quickly as can be: that all is well is noted once a minute, and at once after a fault. */
function isKnown(app: App, mailbox: Mailbox, outcome: Exclude<Outcome, object>): boolean {
  const known = noted.get(app) ?? new Map<string, number>();
  noted.set(app, known);
  const key = keyOf(mailbox, outcome);
  const now = app.world.now().getTime();
  if (now - (known.get(key) ?? -Infinity) < noteEvery) return true;
  known.set(key, now);
  return false;
}

async function write(tx: Tx, { id, version }: Mailbox, outcome: Outcome): Promise<void> {
  const current = sql`select id from channels.account where id = ${id} and version = ${version}`;
  if (typeof outcome === 'object')
    await tx.run(sql`insert into channels.sending_watch as watch (account, failing_since, failed_at, reason)
      select id, ${tx.now}, ${tx.now}, ${outcome.fault} from (${current}) as account
      on conflict (account) do update set failing_since = coalesce(watch.failing_since, excluded.failing_since),
        failed_at = excluded.failed_at, reason = excluded.reason`);
  else
    await tx.run(sql`insert into channels.sending_watch as watch (account, sent_at)
      select id, ${outcome === 'taken' ? tx.now : null}::timestamptz from (${current}) as account
      on conflict (account) do update set sent_at = coalesce(excluded.sent_at, watch.sent_at),
        failing_since = null, failed_at = null, reason = null`);
}

/** Notes how the outgoing server did its part. Never throws: the mail has gone or not, whatever can be written down of it. */
export async function noteSending(app: App, mailbox: Mailbox, outcome: Outcome): Promise<void> {
  if (typeof outcome === 'object') {
    noted.get(app)?.delete(keyOf(mailbox, 'taken'));
    noted.get(app)?.delete(keyOf(mailbox, 'refused'));
  } else if (isKnown(app, mailbox, outcome)) return;
  await app.database
    .inWorkspace(mailbox.workspace, (tx) => write(tx, mailbox, outcome))
    .catch((error: unknown) => app.log.warn({ reason: String(error) }, 'how sending goes could not be noted'));
}
