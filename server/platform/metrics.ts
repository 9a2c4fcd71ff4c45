import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** The metrics of one process, with those of the runtime. */
export function newMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'throughline_' });
  return registry;
}

interface Kind {
  help: string;
  labelNames?: string[];
}

/**
 * Registers gauges, by their names, that one reading sets when somebody scrapes. None is told before the reading is done; when
 * it fails they stand as they were. Registered once: again changes nothing.
 */
export function measureTogether<Name extends string>(
  registry: Registry,
  kinds: Record<Name, Kind>,
  read: (gauges: Record<Name, Gauge>) => Promise<void>,
): void {
  const names = Object.keys(kinds) as Name[];
  if (names.some((name) => registry.getSingleMetric(name) !== undefined)) return;
  let reading: Promise<void> | undefined;
  const collect = () =>
    (reading ??= read(gauges)
      .catch(() => undefined)
      .finally(() => (reading = undefined)));
  const gauges = Object.fromEntries(
    names.map((name) => [name, new Gauge({ name, ...kinds[name], registers: [registry], collect })]),
  ) as Record<Name, Gauge>;
}
