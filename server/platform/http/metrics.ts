import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';
import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { measureTogether } from '../metrics.ts';

const histogramName = 'throughline_http_request_seconds';

function durations(registry: Registry): Histogram<'method' | 'route' | 'status'> {
  const found = registry.getSingleMetric(histogramName);
  if (found instanceof Histogram) return found;
  return new Histogram({
    name: histogramName,
    help: 'Seconds a request took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
}

/** Times every request by its route, never by its address. */
export function measureRequests(server: FastifyInstance, registry: Registry): void {
  const seconds = durations(registry);
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
}

interface Reading {
  outbox: Array<{ transport: string; state: string; items: number }>;
  parked: number;
  horizon: number;
}

async function read(app: App): Promise<Reading> {
  return app.database.everywhere(async (tx) => ({
    outbox: await tx.all(sql`select transport, state, count(*)::int as items from platform.outbox group by 1, 2`),
    parked: (await tx.one<{ n: number }>(sql`select count(*)::int as n from platform.parked_event`)).n,
    horizon: (
      await tx.one<{ seconds: number }>(sql`
        select coalesce(max(seconds), 0)::float8 as seconds from platform.open_transactions()`)
    ).seconds,
  }));
}

/** The outbox, parked events and the age of the readers' horizon, read from the database when somebody scrapes. */
export function measureDatabase(app: App): void {
  const kinds = {
    throughline_parked_events: { help: 'Events a listener could not handle.' },
    throughline_horizon_seconds: { help: 'Age of the oldest open transaction, which holds back all readers.' },
    throughline_outbox_items: {
      help: 'Outgoing items by transport and state.',
      labelNames: ['transport', 'state'],
    },
  };
  measureTogether(app.metrics, kinds, async (gauges) => {
    const { outbox, parked, horizon } = await read(app);
    gauges.throughline_outbox_items.reset();
    for (const { transport, state, items } of outbox) gauges.throughline_outbox_items.set({ transport, state }, items);
    gauges.throughline_parked_events.set(parked);
    gauges.throughline_horizon_seconds.set(horizon);
  });
}
