import { loop, sql, type App, type Tx } from '#platform';
import { mailboxOf, type Mailbox } from '../mailbox.ts';
import { watchMailbox } from './watch-mailbox.ts';

type Found = { id: string; workspace: string; version: number };

async function fetched(app: App): Promise<Found[]> {
  return await app.database.everywhere((tx) =>
    tx.all<Found>(sql`select id, workspace, version from channels.account
      where kind = 'mail' and active and settings->>'incoming' = 'imap' and settings->'imap' <> 'null'::jsonb
        and (secrets ? 'imapPassword' or coalesce(settings->>'signIn', 'password') <> 'password')`),
  );
}

async function open(app: App, { workspace, id }: Found): Promise<Mailbox | undefined> {
  return await app.database
    .inWorkspace(workspace, (tx) => mailboxOf(tx, app, id))
    .catch((error: unknown) => {
      app.log.error({ account: id, reason: String(error) }, 'the settings of a mailbox cannot be read');
      return undefined;
    });
}

const wakers = new WeakMap<App, () => void>();

/** Has the mailboxes of this process looked at when this transaction is durable: one was connected, changed or signed in. */
export function mailboxesChanged(tx: Tx, app: App): void {
  tx.afterCommit(() => wakers.get(app)?.());
}

/** Watches every mailbox that is fetched by IMAP; settings that change take effect within seconds. */
export function startMailboxes(app: App, everyMilliseconds = 5_000): { stop(): Promise<void> } {
  const watched = new Map<string, { version: number; stop(): Promise<void> }>();

  async function turn(): Promise<boolean> {
    const found = await fetched(app);
    const wanted = new Map(found.map((each) => [each.id, each]));
    for (const [id, watch] of watched) {
      if (wanted.get(id)?.version === watch.version) continue;
      watched.delete(id);
      await watch.stop();
    }
    for (const each of found) {
      if (watched.has(each.id)) continue;
      const mailbox = await open(app, each);
      if (mailbox) watched.set(each.id, { version: each.version, ...watchMailbox(app, mailbox) });
    }
    return false;
  }

  const running = loop({ name: 'mailboxes', log: app.log, everyMilliseconds, turn });
  wakers.set(app, running.wake);
  return {
    async stop() {
      wakers.delete(app);
      await running.stop();
      await Promise.all([...watched.values()].map((watch) => watch.stop()));
    },
  };
}
