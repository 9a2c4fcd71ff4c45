import type { EventType, Loose } from '#core/touchpoints/event-types.ts';
import { problem, sql, type App, type Tx } from '#platform';
import { audit } from '#people';
import type { Actor } from '#platform';
import { senderById } from '../sources/known-keys.ts';
import { admit } from '../tracking/admit.ts';
import { commitAdmitted } from '../tracking/commit.ts';
import { takeIn, type Intake } from '../tracking/intake.ts';
import { isOneOf, readDeadLetter, type DeadLetter, type Some } from './letters.ts';

interface Waiting {
  id: string;
  source: string | null;
  raw: string;
  receivedAt: Date;
  envelope: { type?: EventType | null; context?: Loose | null; sentAt?: unknown; historical?: boolean };
}

interface About {
  actor: Actor;
  app: App;
}

const atOnce = 500;

/** Tries one rejected event by the rules of today. It goes back to waiting, with today's reason, when it still cannot be taken. */
export async function retryDeadLetter(tx: Tx, id: string, about: About): Promise<DeadLetter> {
  const [waiting] = await take(tx, sql<boolean>`dead_letter.id = ${id}`);
  if (waiting === undefined) {
    const { state } = await readDeadLetter(tx, id);
    throw problem('refused', {
      detail: state === 'discarded' ? 'This event was discarded.' : 'This event was taken already.',
    });
  }
  await retry(tx, [waiting], about);
  await audit(tx, about.actor, { action: 'deadletter.retry', subject: id });
  return readDeadLetter(tx, id);
}

/** Tries the oldest waiting ones again. */
export async function retryDeadLetters(
  tx: Tx,
  some: Some,
  about: About,
): Promise<{ taken: number; rejected: number; left: number }> {
  const waiting = await take(tx, isOneOf(some));
  const taken = await retry(tx, waiting, about);
  await audit(tx, about.actor, {
    action: 'deadletter.retry',
    detail: { ...some, taken, rejected: waiting.length - taken },
  });
  const { left } = await tx.one<{ left: number }>(
    sql`select count(*) as left from touchpoints.dead_letter where state = 'waiting' and ${isOneOf(some)}`,
  );
  return { taken, rejected: waiting.length - taken, left };
}

function take(tx: Tx, which: ReturnType<typeof isOneOf>): Promise<Waiting[]> {
  return tx.all<Waiting>(sql`
    select id, source, raw, received_at, envelope from touchpoints.dead_letter where state = 'waiting' and ${which}
    order by received_at, id limit ${atOnce} for update skip locked`);
}

async function retry(tx: Tx, letters: readonly Waiting[], { app }: About): Promise<number> {
  let taken = 0;
  for (const waiting of letters) if (await retryOne(tx, waiting, app)) taken++;
  return taken;
}

/** A retry writes no new dead letter: what is still wrong is noted on the old one. */
async function retryOne(tx: Tx, waiting: Waiting, app: App): Promise<boolean> {
  const sender = waiting.source === null ? null : await senderById(tx, waiting.source);
  const read = understand(waiting);
  const [refused] = read.refused;
  const fault =
    refused ??
    (sender === null
      ? { reason: 'not-kept', detail: 'Its source is no longer there.' }
      : await commit(tx, { read, sender, app }));
  await tx.run(
    fault === null
      ? sql`update touchpoints.dead_letter set state = 'retried', tries = tries + 1, settled_at = ${tx.now} where id = ${waiting.id}`
      : sql`update touchpoints.dead_letter set reason = ${fault.reason}, detail = ${fault.detail}, tries = tries + 1 where id = ${waiting.id}`,
  );
  return fault === null;
}

type Sender = NonNullable<Awaited<ReturnType<typeof senderById>>>;

async function commit(tx: Tx, { read, sender, app }: { read: Intake; sender: Sender; app: App }) {
  const admitted = await admit([read], {
    sender,
    keyring: app.keyring,
    now: tx.now,
    memory: null,
    run: (work) => work(tx),
  });
  await commitAdmitted(tx, admitted, sender);
  return admitted.letters[0]?.refused ?? null;
}

/** What was too much for its batch alone is not too much by itself. */
function understand({ raw, envelope, receivedAt }: Waiting): Intake {
  const { type = null, context = null, sentAt, historical = false } = envelope;
  return takeIn(
    { events: [JSON.parse(raw)], context: null, sentAt: undefined, writeKey: null },
    { type, context, sentAt, historical, receivedAt },
    { bytes: raw.length, privacyControl: false },
  );
}
