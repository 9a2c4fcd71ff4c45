import { collectDefaultMetrics, Registry } from 'prom-client';

/** The metrics of one process, with those of the runtime. */
export function newMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'throughline_' });
  return registry;
}
