import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { loop, type Loop } from '../loop.ts';
import type { Delivery, OutboxItem, Transport } from './transport.ts';

interface DueItem extends OutboxItem {
  transport: string;
}

const atOnce = 10;
const attemptsAtMost = 20;
const longestWait = 3_600;

/** Sends what is due. Claims are by process, so that what a killed one had in its hands is known to be uncertain. */
export function startOutbox(app: App, transports: readonly Transport[]): Loop {
  const process = crypto.randomUUID();
  const turn = async (): Promise<boolean> => {
    const due = await claim(app, process, transports);
    await Promise.all(due.map((item) => send(app, transports, item)));
    return due.length > 0;
  };
  const running = loop({ name: 'outbox', log: app.log, everyMilliseconds: 1_000, turn });
  app.bell.onRing(running.wake);
  return running;
}

function claim(app: App, process: string, transports: readonly Transport[]): Promise<DueItem[]> {
  const names = transports.map(({ name }) => name);
  return app.database.everywhere((tx) =>
    tx.all(sql<DueItem>`
      update platform.outbox set state = 'sending', claimed_by = ${process}, attempts = attempts + 1
      where id in (
        select id from platform.outbox
        where state in ('queued', 'waiting') and due_at <= ${tx.now} and transport = any(${names})
        order by due_at limit ${atOnce} for update skip locked)
      returning id, workspace, transport, subject, payload, attempts`),
  );
}

async function send(app: App, transports: readonly Transport[], item: DueItem): Promise<void> {
  const transport = transports.find(({ name }) => name === item.transport)!;
  const delivery = await deliver(app, transport, item);
  await settle(app, { transport, item, outcome: delivery });
}

/** A transport that throws has not told whether the other side accepted. */
async function deliver(app: App, transport: Transport, item: DueItem): Promise<Delivery> {
  try {
    return await transport.deliver(app, { ...item, payload: transport.payload.parse(item.payload) });
  } catch (error) {
    app.log.error(
      { transport: item.transport, item: item.id, reason: String(error) },
      'a delivery ended without an outcome',
    );
    return { uncertain: true, reason: error instanceof Error ? error.message : String(error) };
  }
}

interface Sending {
  transport: Transport;
  item: DueItem;
  outcome: Delivery;
}

async function settle(app: App, { transport, item, outcome }: Sending): Promise<void> {
  const delivery = givenUp(item, outcome);
  await app.database.inWorkspace(item.workspace, async (tx) => {
    const row = rowOf(delivery, tx.now);
    await tx.run(sql`update platform.outbox set state = ${row.state}, reason = ${row.reason}, provider_id = ${row.providerId},
      due_at = ${row.dueAt}, claimed_by = null, settled_at = ${tx.now} where id = ${item.id}`);
    await transport.settled?.(tx, item, delivery);
  });
}

/** After a day or so of waiting, somebody must be told. */
function givenUp(item: DueItem, delivery: Delivery): Delivery {
  if (!('retryAfter' in delivery) || item.attempts < attemptsAtMost) return delivery;
  return { refused: true, reason: `given up after ${item.attempts} attempts: ${delivery.reason}` };
}

function rowOf(delivery: Delivery, now: Date) {
  const none = { reason: null as string | null, providerId: null as string | null, dueAt: now };
  if ('delivered' in delivery) return { ...none, state: 'sent', providerId: delivery.id ?? null };
  if ('refused' in delivery) return { ...none, state: 'refused', reason: delivery.reason };
  if ('uncertain' in delivery) return { ...none, state: 'uncertain', reason: delivery.reason };
  const wait = Math.min(longestWait, Math.max(1, delivery.retryAfter));
  return { ...none, state: 'waiting', reason: delivery.reason, dueAt: new Date(now.getTime() + wait * 1000) };
}
