import { setTimeout as sleep } from 'node:timers/promises';
import { loop, measureTogether, type App } from '#platform';
import { Problem } from '#core/contract/problems.ts';
import { releaseCursor } from './cursor.ts';
import { shippingLag } from './lag.ts';
import { analyticsTables } from './tables.ts';
import { newShipping, shipTurn } from './turn.ts';

/** Batches are made large by waiting a little: an insert costs the same for one row as for thousands. */
const spacing = 250;
/** So far behind, the console says that analytics is catching up. */
const visiblyBehind = 5_000;

/** Ships the spine to analytics from now on; returns how to stop that. */
export async function startShipping(app: App): Promise<() => Promise<void>> {
  const shipping = newShipping(app);
  measure(app);
  let hasTables = false;
  const making = app.analytics.migrate(analyticsTables).then(
    () => (hasTables = true),
    (error: unknown) => app.log.error({ reason: String(error) }, 'the tables of analytics could not be made'),
  );
  const turn = async (): Promise<boolean> => {
    if (!hasTables) return false;
    const begun = performance.now();
    const { more, behindMilliseconds } = await shipTurn(shipping).catch(whileAway);
    app.analytics.fallenBehind(behindMilliseconds > visiblyBehind);
    if (!more) await sleep(Math.max(0, spacing - (performance.now() - begun)));
    return more;
  };
  const turning = loop({ name: 'shipping', log: app.log, everyMilliseconds: 1_000, turn });
  void making.then(turning.wake);
  const silence = app.bell.onRing('readers', turning.wake);
  return async () => {
    silence();
    await turning.stop();
    await releaseCursor(app, shipping.holder).catch(() => undefined);
  };
}

/** While analytics restarts there is nothing to do but to wait; the cursor stands. */
function whileAway(error: unknown): { more: boolean; behindMilliseconds: number } {
  if (error instanceof Problem && error.type === 'unavailable') return { more: false, behindMilliseconds: 0 };
  throw error;
}

function measure(app: App): void {
  const kinds = {
    throughline_analytics_lag_rows: { help: 'Interactions that analytics does not have yet, counted up to a million.' },
    throughline_analytics_lag_seconds: {
      help: 'How long ago the oldest interaction arrived that analytics does not have yet.',
    },
  };
  measureTogether(app.metrics, kinds, async (gauges) => {
    const { rows, seconds } = await shippingLag(app);
    gauges.throughline_analytics_lag_rows.set(rows);
    gauges.throughline_analytics_lag_seconds.set(seconds);
  });
}
