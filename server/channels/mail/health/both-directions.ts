import { wholeHealth, type Directions, type Health } from '#core/channels/channel-health.ts';
import type { MailSettings } from '#core/channels/mail-settings.ts';
import type { App, Tx } from '#platform';
import type { Account } from '../../accounts.ts';
import { whyNoRoom } from '../../raw-guard.ts';
import { watches, type Watch } from '../alarm/watch.ts';
import { lastArrivals } from './arrivals.ts';
import { sendingWatches, type SendingWatch } from './sending-watch.ts';

/** What is known of the mailboxes of a workspace. */
export type Known = {
  fetched: ReadonlyMap<string, Watch>;
  arrived: ReadonlyMap<string, Date>;
  sent: ReadonlyMap<string, SendingWatch>;
  noRoom: string | null;
};

/** Asks for all mailboxes at once how mail comes in and goes out. */
export async function knownOfMailboxes(tx: Tx, app: App): Promise<Known> {
  const fetched = await watches(tx);
  const arrived = await lastArrivals(tx);
  return { fetched, arrived, sent: await sendingWatches(tx), noRoom: whyNoRoom(app) };
}

function fetching({ health, healthReason }: Account, watch: Watch | undefined, at: Date | null): Health {
  const { fetchedAt = null, failingSince = null } = watch ?? {};
  const since = health === 'failing' ? failingSince : null;
  return { state: health, at, checkedAt: fetchedAt, since, reason: since === null ? null : healthReason };
}

/** Nobody asks a listener that works anything: that mail came shows that the way to it is right. */
function forwarded(at: Date | null, noRoom: string | null): Health {
  if (noRoom !== null) return { state: 'failing', at, checkedAt: null, since: null, reason: noRoom };
  return { state: at === null ? 'unknown' : 'good', at, checkedAt: null, since: null, reason: null };
}

function sending(watch: SendingWatch | undefined): Health {
  const { sentAt = null, failingSince: since = null, failedAt = null, reason = null } = watch ?? {};
  if (since !== null) return { state: 'failing', at: sentAt, checkedAt: failedAt, since, reason };
  return { state: sentAt === null ? 'unknown' : 'good', at: sentAt, checkedAt: null, since: null, reason: null };
}

function bothDirections(account: Account, settings: MailSettings, known: Known): Directions {
  const arrived = known.arrived.get(account.id) ?? null;
  const ways = {
    none: () => null,
    forward: () => forwarded(arrived, known.noRoom),
    imap: () => fetching(account, known.fetched.get(account.id), arrived),
  };
  return { incoming: ways[settings.incoming](), outgoing: settings.smtp && sending(known.sent.get(account.id)) };
}

/** How mail comes in by a mailbox and how it goes out, null for what the mailbox is not set to do, and both together. */
export function healthOf(account: Account, settings: MailSettings, known: Known) {
  const directions = bothDirections(account, settings, known);
  const { state, reason } = wholeHealth(directions);
  return { ...directions, health: state, healthReason: reason };
}
