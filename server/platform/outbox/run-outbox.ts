import { setTimeout } from 'node:timers/promises';
import type { App } from '../app.ts';
import { loop, type Loop } from '../loop.ts';
import { claim, type ClaimedItem } from './claim.ts';
import { beginHandOver, renewEveryMilliseconds, renewLeases } from './lease.ts';
import { settleAbandoned } from './recover.ts';
import { settle } from './settle.ts';
import type { Delivery, Transport } from './transport.ts';

const atOnce = 10;
/** Milliseconds between attempts to write down an outcome: the database may be away for a moment. */
const settlePauses = [100, 500, 2_000, 5_000, 10_000, 20_000];
/** Seconds until the next attempt when a delivery broke before anything was handed over. */
const afterBreak = 60;
/** Milliseconds after which a delivery that does not end counts as broken: the largest mail over a slow line takes less. */
const longestDelivery = 1_800_000;

/** Sends what is due, and takes up what other servers left when they died. */
export function startOutbox(app: App, transports: readonly Transport[], longest = longestDelivery): Loop {
  const worker = crypto.randomUUID();
  const underWay = new Map<string, Promise<void>>();
  const turn = async (): Promise<boolean> => {
    const most = atOnce - underWay.size;
    if (most <= 0) return false;
    const due = await claim(app, { worker, transports, most });
    for (const item of due) {
      const sending = send(app, { worker, transports, item, longest }).finally(() => {
        underWay.delete(item.id);
        running.wake();
      });
      underWay.set(item.id, sending);
    }
    return due.length > 0;
  };
  const running = loop({ name: 'outbox', log: app.log, everyMilliseconds: 1_000, turn });
  const quiet = app.bell.onRing('outbox', running.wake);
  const keep = async (): Promise<boolean> => {
    await renewLeases(app, worker, [...underWay.keys()]);
    await settleAbandoned(app, transports);
    return false;
  };
  const keeping = loop({ name: 'outbox leases', log: app.log, everyMilliseconds: renewEveryMilliseconds, turn: keep });
  return {
    wake: running.wake,
    async stop() {
      quiet();
      await running.stop();
      await Promise.all(underWay.values());
      await keeping.stop();
    },
  };
}

interface Sending {
  worker: string;
  transports: readonly Transport[];
  item: ClaimedItem;
  /** Milliseconds a delivery may take. */
  longest: number;
}

async function send(app: App, sending: Sending): Promise<void> {
  const { worker, transports, item } = sending;
  const transport = transports.find(({ name }) => name === item.transport)!;
  const delivery = await deliver(app, transport, sending);
  for (const pause of settlePauses) {
    try {
      return await settle(app, { worker, transport, item, delivery });
    } catch (error) {
      app.log.warn({ item: item.id, reason: String(error) }, 'the outcome of a delivery could not be written yet');
      await setTimeout(pause);
    }
  }
  // The lease runs out, and the item is settled by what is known then: handed over or not.
  app.log.error({ item: item.id }, 'the outcome of a delivery could not be written');
}

/** A transport that throws has not told whether the other side accepted: only what was not handed over goes again. */
async function deliver(app: App, transport: Transport, { worker, item, longest }: Sending): Promise<Delivery> {
  const end = new AbortController();
  let handedOver = false;
  const handOver = async () => {
    if (end.signal.aborted) throw new Error('this delivery is over');
    handedOver = true; // Already now: while it is being written the delivery may come to its end.
    await beginHandOver(app, worker, item).catch((error: unknown) => {
      handedOver = false;
      throw error;
    });
  };
  try {
    const payload = transport.payload.parse(item.payload);
    return await Promise.race([
      transport.deliver(app, { ...item, payload }, handOver),
      setTimeout(longest, undefined, { signal: end.signal }).then(() => {
        throw new Error(`it did not end within ${Math.round(longest / 60_000)} minutes`);
      }),
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    app.log.error({ transport: item.transport, item: item.id, reason }, 'a delivery ended without an outcome');
    return handedOver ? { uncertain: true, reason } : { retryAfter: afterBreak, reason };
  } finally {
    end.abort();
  }
}
