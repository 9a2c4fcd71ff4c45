import { measureTogether, sql, type App } from '#platform';

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
  const kinds = {
    throughline_incoming_items: {
      help: 'Mails that wait to be understood (received) or were set aside (quarantined).',
      labelNames: ['state'],
    },
    throughline_incoming_oldest_seconds: {
      help: 'Seconds since the oldest mail of this state came.',
      labelNames: ['state'],
    },
    throughline_alarms: { help: 'What is wrong now and should be looked into, by kind.', labelNames: ['kind'] },
  };
  measureTogether(app.metrics, kinds, async (gauges) => {
    const { alarms, incoming } = await read(app);
    for (const gauge of Object.values(gauges)) gauge.reset();
    for (const state of ['received', 'quarantined']) gauges.throughline_incoming_items.set({ state }, 0);
    for (const { kind, alarms: count } of alarms) gauges.throughline_alarms.set({ kind }, count);
    for (const { state, items, seconds } of incoming) {
      gauges.throughline_incoming_items.set({ state }, items);
      gauges.throughline_incoming_oldest_seconds.set({ state }, seconds);
    }
  });
}
