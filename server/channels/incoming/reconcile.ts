import { sql, type Tx } from '#platform';
import type { Alarm, AlarmSource } from '../alarms.ts';

/** Minutes that a mail may wait to be understood, or for a person, before somebody is told. */
export const waitingMinutes = 15;
const minute = 60_000;
const day = 24 * 60 * minute;

const mails = (count: number) => (count === 1 ? '1 mail' : `${count.toLocaleString('en')} mails`);
const have = (count: number) => (count === 1 ? 'has' : 'have');

async function waiting(tx: Tx): Promise<Alarm[]> {
  const before = new Date(tx.now.getTime() - waitingMinutes * minute);
  const { count, since } = await tx.one(sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(coalesce(asked_at, received_at)) as since from channels.raw
    where workspace = ${tx.workspace} and state = 'received' and coalesce(asked_at, received_at) < ${before}`);
  if (since === null) return [];
  return [
    {
      kind: 'incoming.waiting',
      sentence: `${mails(count)} ${have(count)} waited longer than ${waitingMinutes} minutes to be understood. They are kept, and tried again.`,
      place: '/settings/incoming?state=received',
      count,
      since: new Date(since.getTime() + waitingMinutes * minute),
    },
  ];
}

async function setAside(tx: Tx): Promise<Alarm[]> {
  const before = new Date(tx.now.getTime() - waitingMinutes * minute);
  const { count, since } = await tx.one(sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(coalesce(settled_at, received_at)) as since from channels.raw
    where workspace = ${tx.workspace} and state = 'quarantined' and coalesce(settled_at, received_at) < ${before}`);
  if (since === null) return [];
  const wait = count === 1 ? 'was set aside and waits' : 'were set aside and wait';
  return [
    {
      kind: 'incoming.set-aside',
      sentence: `${mails(count)} could not be understood: ${count === 1 ? 'it' : 'they'} ${wait} for somebody to try again or give up.`,
      place: '/settings/incoming?state=quarantined',
      count,
      since,
    },
  ];
}

/** What was acknowledged, less what came again, is what is there: rows of `raw` are never deleted. */
export async function reconcile(tx: Tx): Promise<{ taken: number; again: number; kept: number }> {
  return await tx.one(sql<{ taken: number; again: number; kept: number }>`
    select (select coalesce(sum(taken), 0)::float8 from channels.intake_tally where workspace = ${tx.workspace}) as taken,
      (select coalesce(sum(again), 0)::float8 from channels.intake_tally where workspace = ${tx.workspace}) as again,
      (select count(*)::float8 from channels.raw where workspace = ${tx.workspace}) as kept`);
}

async function missing(tx: Tx): Promise<Alarm[]> {
  const { taken, again, kept } = await reconcile(tx);
  const apart = taken - again - kept;
  if (apart === 0) return [];
  const said = apart > 0 ? `${mails(apart)} of them cannot be found` : `${mails(-apart)} more are there`;
  return [
    {
      kind: 'incoming.counts',
      sentence: `Incoming mail does not add up: ${mails(taken - again)} were taken in, ${said}. Compare with a backup.`,
      place: '/settings/incoming?state=all',
      count: Math.abs(apart),
    },
  ];
}

/** Mails of the last two days that were understood as a message which is gone, though nobody erased it. */
async function withoutMessage(tx: Tx): Promise<Alarm[]> {
  const from = new Date(tx.now.getTime() - 2 * day);
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from channels.raw
    where workspace = ${tx.workspace} and state = 'understood' and received_at > ${from} and blanked_at is null
      and raw.message is not null and not exists (select from channels.message where message.id = raw.message)`);
  if (count === 0) return [];
  return [
    {
      kind: 'incoming.without-message',
      sentence: `${mails(count)} ${have(count)} been understood, but the message is not there. The mail itself is.`,
      place: '/settings/incoming?state=understood',
      count,
    },
  ];
}

/** Whether no mail that was set aside waits for a person for long. */
export const mailSetAside: AlarmSource = { every: '1 minute', kinds: ['incoming.set-aside'], look: setAside };

/** Whether nothing is stuck. */
export const stuckMail: AlarmSource = {
  every: '1 minute',
  kinds: ['incoming.waiting', 'incoming.without-message'],
  async look(tx) {
    return [...(await waiting(tx)), ...(await withoutMessage(tx))];
  },
};

/** Whether everything that was acknowledged is still accounted for. */
export const countsOfMail: AlarmSource = { every: '1 hour', kinds: ['incoming.counts'], look: missing };
