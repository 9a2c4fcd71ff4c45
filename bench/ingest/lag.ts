import type { Client } from '#test/client.ts';
import { percentile } from '../measure/report.ts';

/** Asks the product's own metrics four times a second how far analytics is behind, in seconds. */
export function watchLag(url: string, owner: Client): { stop(): Promise<{ p50: number; p95: number }> } {
  const seconds: number[] = [];
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const text = await (await owner.fetch(new URL('/metrics', url).href)).text();
      const found = /^throughline_analytics_lag_seconds(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) seconds.push(Number(found));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return { p50: round(percentile(seconds, 0.5)), p95: round(percentile(seconds, 0.95)) };
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
