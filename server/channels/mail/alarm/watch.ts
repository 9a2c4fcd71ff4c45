import { sql, type App, type Tx } from '#platform';
import { noteHealth } from '../../accounts.ts';
import type { Mailbox } from '../mailbox.ts';

/** How looking into a mailbox goes; `since` is from when it should have been looked into with success. */
export type Watch = { fetchedAt: Date | null; failingSince: Date | null; alarmAt: Date | null; since: Date };

/** How looking into each mailbox of the workspace goes. */
export async function watches(tx: Tx): Promise<Map<string, Watch>> {
  const rows = await tx.all<Watch & { id: string }>(sql`select account.id, fetched_at, failing_since, alarm_at,
      case when alarm_at is null then greatest(fetched_at, coalesce(watched_since, account.updated_at))
        else coalesce(fetched_at, watched_since, account.updated_at) end as since
    from channels.account left join channels.mailbox_watch on mailbox_watch.account = account.id
    where account.workspace = ${tx.workspace} and kind = 'mail'`);
  return new Map(rows.map(({ id, ...watch }) => [id, watch]));
}

/** Whether mail of this mailbox is fetched from elsewhere. */
export function isFetched({ active, settings }: Pick<Mailbox, 'active' | 'settings'>): boolean {
  return active && settings.incoming === 'imap' && settings.imap !== null;
}

async function note(app: App, { workspace }: Mailbox, write: (tx: Tx) => Promise<unknown>): Promise<void> {
  await app.database
    .inWorkspace(workspace, write)
    .catch((error: unknown) => app.log.warn({ reason: String(error) }, 'the health of a mailbox could not be noted'));
}

/** Somebody looks after the mailbox from now on: the time before, when nothing ran here, is no alarm. */
export async function noteWatched(app: App, mailbox: Mailbox): Promise<void> {
  await note(app, mailbox, (tx) =>
    tx.run(sql`insert into channels.mailbox_watch (account, watched_since)
      select id, ${tx.now} from channels.account where id = ${mailbox.id}
      on conflict (account) do update set watched_since = excluded.watched_since`),
  );
}

/** The mailbox was looked into with success: an alarm ends with that. */
export async function noteFetched(app: App, mailbox: Mailbox): Promise<void> {
  await note(app, mailbox, async (tx) => {
    await tx.run(sql`update channels.mailbox_watch set fetched_at = ${tx.now}, failing_since = null, alarm_at = null
      where account = ${mailbox.id}`);
    await noteHealth(tx, mailbox.id, null);
  });
}

/** It could not be looked into, and why. */
export async function noteFailing(app: App, mailbox: Mailbox, reason: string): Promise<void> {
  await note(app, mailbox, async (tx) => {
    await tx.run(sql`update channels.mailbox_watch set failing_since = coalesce(failing_since, ${tx.now})
      where account = ${mailbox.id}`);
    await noteHealth(tx, mailbox.id, reason);
  });
}
