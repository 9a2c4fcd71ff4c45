import { Counter } from 'prom-client';
import type { App } from '#platform';

interface TrackingMetrics {
  events: Counter<'result'>;
  refused: Counter<'why'>;
}

const made = new WeakMap<App['metrics'], TrackingMetrics>();

/** The counters of the tracking API. */
export function trackingMetrics({ metrics }: App): TrackingMetrics {
  let mine = made.get(metrics);
  if (mine === undefined) {
    mine = {
      events: new Counter({
        name: 'throughline_tracking_events_total',
        help: 'Tracked events by what became of them: taken or dead letter.',
        labelNames: ['result'],
        registers: [metrics],
      }),
      refused: new Counter({
        name: 'throughline_tracking_refused_requests_total',
        help: 'Tracking requests refused as a whole, by reason.',
        labelNames: ['why'],
        registers: [metrics],
      }),
    };
    made.set(metrics, mine);
  }
  return mine;
}
