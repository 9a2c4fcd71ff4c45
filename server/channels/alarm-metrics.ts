import { Gauge } from 'prom-client';
import { sql, type App } from '#platform';

type Standing = {
  alarms: Array<{ kind: string; alarms: number }>;
  incoming: Array<{ state: string; items: number; seconds: number }>;
};

async function read(app: App): Promise<Standing> {
  return await app.database.everywhere(async (tx) => ({
    alarms: await tx.all(sql`select kind, count(*)::int as alarms from channels.alarm group by kind`),
    incoming: await tx.all(sql`select state, count(*)::int as items,
        extract(epoch from ${tx.now} - min(received_at))::float8 as seconds
      from channels.raw where state in ('received', 'quarantined') group by state`),
  }));
}

/** Gauges of what stands in the way of mail, read from the database when somebody scrapes. */
export function measureAlarms(app: App): void {
  const registers = [app.metrics];
  if (app.metrics.getSingleMetric('throughline_alarms') !== undefined) return;
  const items = new Gauge({
    name: 'throughline_incoming_items',
    help: 'Mails that wait to be understood (received) or were set aside (quarantined).',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'throughline_incoming_oldest_seconds',
    help: 'Seconds since the oldest mail of this state came.',
    labelNames: ['state'],
    registers,
  });
  const alarms = new Gauge({
    name: 'throughline_alarms',
    help: 'What is wrong now and should be looked into, by kind.',
    labelNames: ['kind'],
    registers,
    async collect() {
      const standing = await read(app).catch(() => undefined);
      if (standing === undefined) return;
      alarms.reset();
      items.reset();
      oldest.reset();
      for (const state of ['received', 'quarantined']) items.set({ state }, 0);
      for (const { kind, alarms: count } of standing.alarms) alarms.set({ kind }, count);
      for (const { state, items: count, seconds } of standing.incoming) {
        items.set({ state }, count);
        oldest.set({ state }, seconds);
      }
    },
  });
}
