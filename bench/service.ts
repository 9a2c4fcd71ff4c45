import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readService } from '#core/contract/insight.ts';
import { client, type Client } from '#test/client.ts';
import { processorTime } from './measure/processor.ts';
import { percentile, report } from './measure/report.ts';
import { place } from './service/place.ts';

const looks = Number(process.env['BENCH_LOOKS'] ?? 22);

const pages = {
  calendar: { days: '90' },
  opening: { days: '90', time: 'opening' },
  oneChannel: { days: '90', channel: 'mail' },
  year: { days: '365' },
} as const;

/** The page over HTTP, one look after the other: how long one takes, and what of the processor it uses. */
async function figuresOf(at: Client, name: keyof typeof pages): Promise<Record<string, number>> {
  const times: number[] = [];
  const before = processorTime();
  for (let look = 0; look < looks; look++) {
    const began = performance.now();
    await at.call(readService, pages[name]);
    times.push(performance.now() - began);
  }
  const after = processorTime();
  const used = (of: keyof typeof before) => Math.round((after[of] - before[of]) / looks);
  return {
    [`${name}P50Milliseconds`]: Math.round(percentile(times, 0.5)),
    [`${name}P95Milliseconds`]: Math.round(percentile(times, 0.95)),
    [`${name}ProcessorServer`]: used('server'),
    [`${name}ProcessorPostgres`]: used('postgres'),
    [`${name}ProcessorAnalytics`]: used('analytics'),
  };
}

/**
 * The Service page of a company with so many conversations in so many days: `npm run bench service 800000 365`. A folder that is named is
 * kept for the next time: `npm run bench service 200000 90 /tmp/service`.
 */
export async function run(): Promise<void> {
  const [count, days] = [Number(process.argv[3] ?? 200_000), Number(process.argv[4] ?? 90)];
  const named = process.argv[5];
  const folder = named ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const { product, cookie, rows } = await place({ count, days }, folder);
  try {
    const at = client(product.url, { cookie });
    const figures: Record<string, number> = { conversations: count, days, ...rows };
    for (const name of Object.keys(pages) as Array<keyof typeof pages>)
      Object.assign(figures, await figuresOf(at, name));
    figures['loadAverage'] = Math.round(loadavg()[0]! * 10) / 10;
    report({ bench: 'service', figures, limits: { p95Milliseconds: days > 90 ? 2_000 : 500 } });
  } finally {
    await product.stop();
    if (named === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
