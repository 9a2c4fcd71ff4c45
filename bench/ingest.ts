import { fork } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { customerLine } from '#core/contract/customer-line.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import { createSource, listSources, trackingOverview } from '#core/contract/tracking.ts';
import { wireId } from '#core/contract/codecs.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { copyLimits } from './ingest/copy-limit.ts';
import { runLoad } from './ingest/generator.ts';
import { watchLag } from './ingest/lag.ts';
import { percentile, report } from './measure/report.ts';
import { startProduct, type Product } from './measure/product.ts';

const batch = 250;
const connections = 12;
const warmSeconds = 3;
const seconds = 15;

/** Durable interactions a second through /v1/batch with the pages' queries beside, against COPY and against parsing alone. */
export async function run(): Promise<void> {
  const product = await startProduct();
  try {
    const owner = await ownerClient(product.url);
    const { version } = await owner.call(getSettings, {});
    await owner.call(changeSettings, { version, consentRequired: false });
    const { writeKey } = await owner.call(createSource, { name: 'Bench', kind: 'server' });
    const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
    const order = { url: `${product.url}/v1/batch`, authorization, connections, events: batch };
    await runLoad({ ...order, seconds: warmSeconds, run: 'w' });
    const before = await interactions(product);
    const beside = readPages(owner, await someCustomer(product));
    const lag = watchLag(product.url, owner);
    const outcome = await runLoad({ ...order, seconds, run: 'm' });
    const written = (await interactions(product)) - before;
    const pages = await beside.stop();
    const behind = await lag.stop();
    const copy = await copyLimits(product.ownerUrl, 200_000);
    const parsed = await parseOnly(authorization);
    const perSecond = Math.round(written / outcome.seconds);
    report({
      bench: 'ingest',
      figures: {
        interactionsPerSecond: perSecond,
        acknowledgedPerSecond: Math.round(outcome.events / outcome.seconds),
        failures: outcome.failures,
        p50Milliseconds: Math.round(percentile(outcome.milliseconds, 0.5)),
        p95Milliseconds: Math.round(percentile(outcome.milliseconds, 0.95)),
        p99Milliseconds: Math.round(percentile(outcome.milliseconds, 0.99)),
        pagesP50Milliseconds: Math.round(percentile(pages, 0.5)),
        pagesP95Milliseconds: Math.round(percentile(pages, 0.95)),
        analyticsLagP50Seconds: behind.p50,
        analyticsLagP95Seconds: behind.p95,
        shareOfCopy: Math.round((perSecond / copy.all) * 100) / 100,
        shareOfCopyOfSpineAlone: Math.round((perSecond / copy.spine) * 100) / 100,
        batch,
        connections,
      },
      limits: { copyPerSecond: copy.all, copySpineAlonePerSecond: copy.spine, parseOnlyPerSecond: parsed },
    });
  } finally {
    await product.stop();
  }
}

async function asOwner<T>(product: Product, query: string): Promise<T> {
  const owner = new pg.Client({ connectionString: product.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(query);
  await owner.end();
  return Object.values(rows[0] as object)[0] as T;
}

const interactions = async (product: Product) =>
  Number(await asOwner<string>(product, 'select count(*) from touchpoints.interaction'));
const someCustomer = (product: Product) =>
  asOwner<string>(product, 'select customer from touchpoints.interaction limit 1');

/** What people look at meanwhile, one page after another, a quarter of a second apart. */
function readPages(owner: Client, customer: string): { stop(): Promise<number[]> } {
  const milliseconds: number[] = [];
  let stopped = false;
  const looks = [
    () => owner.call(customerLine, { id: wireId('cus', customer) }),
    () => owner.call(listTouchpoints, {}),
    () => owner.call(listSources, {}),
    () => owner.call(trackingOverview, {}),
  ];
  const reading = (async () => {
    for (let turn = 0; !stopped; turn++) {
      const began = performance.now();
      await looks[turn % looks.length]?.();
      milliseconds.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await reading;
      return milliseconds;
    },
  };
}

async function parseOnly(authorization: string): Promise<number> {
  const child = fork(join(import.meta.dirname, 'ingest/parse-only.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    const url = await new Promise<string>((ready) => child.once('message', (address) => ready(address as string)));
    const outcome = await runLoad({
      url: `${url}/v1/batch`,
      authorization,
      connections,
      events: batch,
      seconds: 4,
      run: 'p',
    });
    return Math.round(outcome.events / outcome.seconds);
  } finally {
    child.kill();
  }
}
