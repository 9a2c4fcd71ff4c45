import type { OutputOf } from '#core/contract/endpoint.ts';
import type * as contract from '#core/contract/mailboxes.ts';
import { sql, type App, type Tx } from '#platform';
import { isFetched, watches } from './alarm/watch.ts';
import { blindRelay } from './authentication/blind-relay.ts';
import { mailboxOf, type Mailbox } from './mailbox.ts';
import { consentOf } from './oauth/consent.ts';
import { bindingOf } from './oauth/providers.ts';

type State = OutputOf<typeof contract.mailboxState>;
type Folder = NonNullable<State['fetching']>['folders'][number];

const troubleShown = 10;

async function foldersOf(tx: Tx, { id, settings }: Mailbox): Promise<Folder[]> {
  const wanted = settings.imap?.folders ?? [];
  const cursors = await tx.all<Omit<Folder, 'trouble'>>(sql`select folder as name, read_at, server_count as on_server,
    stored_count as taken_in, compared_at from channels.mailbox_cursor where account = ${id}`);
  const trouble = await tx.all<Folder['trouble'][number] & { folder: string }>(sql`
    select folder, uid, attempts, reason, next_at from (
      select *, row_number() over (partition by folder order by uid) as place
      from channels.mailbox_trouble where account = ${id}) as numbered where place <= ${troubleShown} order by uid`);
  const none = { readAt: null, onServer: null, takenIn: null, comparedAt: null };
  return wanted.map((name) => ({
    ...none,
    ...cursors.find((cursor) => cursor.name === name),
    name,
    trouble: trouble.filter(({ folder }) => folder === name),
  }));
}

async function consentState(tx: Tx, { id, settings }: Mailbox): Promise<State['consent']> {
  if (settings.signIn === 'password') return null;
  const none = { state: 'none', givenAt: null, givenBy: '', failure: null } as const;
  const kept = await consentOf(tx, id);
  if (!kept || kept.binding !== bindingOf(settings)) return none;
  const { refreshToken, failedAt, failure, givenBy, givenAt } = kept;
  if (refreshToken === null) return { ...none, failure };
  return { state: failedAt === null ? 'given' : 'ended', givenAt, givenBy, failure };
}

/** How fetching a mailbox goes; throws not-found. */
export async function stateOfMailbox(tx: Tx, app: App, id: string): Promise<State> {
  const mailbox = await mailboxOf(tx, app, id);
  const watch = (await watches(tx)).get(id);
  const { fetchedAt = null, failingSince = null, alarmAt = null } = watch ?? {};
  return {
    fetching: isFetched(mailbox) ? { fetchedAt, failingSince, alarmAt, folders: await foldersOf(tx, mailbox) } : null,
    relay: await blindRelay(tx, mailbox),
    consent: await consentState(tx, mailbox),
  };
}
