import { sql, type Tx } from '#platform';
import { settleRaw, type Envelope } from '../raw.ts';

/** How often a process may end while it understands a mail before the mail is set aside. */
const mostDeaths = 3;
/** How often something passing may keep a mail from being understood, in about three hours. */
const mostFailures = 20;
/** Whoever was in hand when a process ended waits first: a server that is killed again and again blames nobody for it. */
const pauseAfterDeath = 15_000;
const firstPause = 1_000;
const longestPause = 900_000;

const thisProcess = crypto.randomUUID();

interface Standing {
  state: string;
  kind: string;
  file: string;
  account: string | null;
  envelope: Envelope;
  attempts: number;
  deaths: number;
  failures: number;
  begunAt: Date | null;
  begunBy: string | null;
}

const columns = sql`state, kind, file, account, envelope, attempts, deaths, failures, begun_at, begun_by`;

/** A mail in hand: its bytes, the mailbox it came to and the way it came. */
export type InHand = Pick<Standing, 'kind' | 'file' | 'account' | 'envelope'>;

/** What to do with a mail: understand it, wait until it can be taken alone, or nothing (it is settled). */
export type Begun = InHand | { later: Date } | 'alone' | 'settled';

interface Attempt {
  outcome: 'failed' | 'died' | 'set aside';
  reason: string;
}

async function note(tx: Tx, raw: string, { outcome, reason }: Attempt): Promise<void> {
  await tx.run(sql`insert into channels.raw_attempt (raw, number, begun_at, ended_at, outcome, reason)
    select id, attempts, coalesce(begun_at, ${tx.now}), case when ${outcome} = 'died' then null else ${tx.now}::timestamptz end,
      ${outcome}, ${reason} from channels.raw where id = ${raw}`);
}

/** Sets a mail aside with the reason, in the words of whoever looks at it. */
export async function setAside(tx: Tx, raw: string, reason: string): Promise<void> {
  await note(tx, raw, { outcome: 'set aside', reason });
  await settleRaw(tx, raw, { state: 'quarantined', reason });
}

/** An attempt that another process left open did not survive; one of this process could not write how it ended. */
async function closeOpen(tx: Tx, raw: string, { begunBy }: Standing): Promise<Standing> {
  const died = begunBy !== thisProcess;
  await note(tx, raw, {
    outcome: died ? 'died' : 'failed',
    reason: died ? 'The server stopped meanwhile.' : 'How it ended could not be written down.',
  });
  return await tx.one(sql<Standing>`update channels.raw set begun_at = null, begun_by = null,
    deaths = deaths + ${died ? 1 : 0}, failures = failures + ${died ? 0 : 1} where id = ${raw} returning ${columns}`);
}

async function waitAfterDeath(tx: Tx, raw: string, deaths: number): Promise<{ later: Date }> {
  const later = new Date(tx.now.getTime() + pauseAfterDeath * 2 ** (deaths - 1));
  await tx.run(sql`update channels.raw set next_attempt_at = ${later} where id = ${raw}`);
  return { later };
}

/**
 * Counts an attempt before it begins: a mail that ends the process has been counted then, and is set aside after the third
 * time. One that may have ended it is taken alone, so that no other is blamed for it.
 */
export async function beginAttempt(tx: Tx, raw: string, alone: boolean): Promise<Begun> {
  const found = await tx.maybe(sql<Standing>`select ${columns} from channels.raw where id = ${raw} for update`);
  if (found?.state !== 'received') return 'settled';
  const { deaths, failures, kind, file, account, envelope } =
    found.begunBy === null ? found : await closeOpen(tx, raw, found);
  if (deaths >= mostDeaths) {
    await setAside(tx, raw, `The server stopped ${deaths} times while it was taking this mail apart.`);
    return 'settled';
  }
  if (failures >= mostFailures) {
    await setAside(tx, raw, `It was tried ${failures} times in vain.`);
    return 'settled';
  }
  if (deaths > found.deaths) return await waitAfterDeath(tx, raw, deaths);
  if (deaths > 0 && !alone) return 'alone';
  // What dies is this process, not the database: nobody has to wait for the disk.
  await tx.run(sql`set local synchronous_commit = off`);
  await tx.run(sql`update channels.raw set attempts = attempts + 1, begun_at = ${tx.now}, begun_by = ${thisProcess},
    next_attempt_at = null where id = ${raw}`);
  return { kind, file, account, envelope };
}

/** Something passing was in the way: answers when to try again, or sets the mail aside after so many times. */
export async function failAttempt(tx: Tx, raw: string, reason: string): Promise<Date | undefined> {
  const found = await tx.maybe(sql<Standing>`select ${columns} from channels.raw where id = ${raw} for update`);
  if (found?.state !== 'received') return undefined;
  const failures = found.failures + 1;
  if (failures >= mostFailures) {
    await setAside(tx, raw, `It was tried ${failures} times in vain. The last time: ${reason}`);
    return undefined;
  }
  await note(tx, raw, { outcome: 'failed', reason });
  const next = new Date(tx.now.getTime() + Math.min(longestPause, firstPause * 2 ** (failures - 1)));
  await tx.run(sql`update channels.raw set failures = ${failures}, begun_at = null, begun_by = null,
    next_attempt_at = ${next} where id = ${raw}`);
  return next;
}
