import { fork } from 'node:child_process';
import { join } from 'node:path';
import { listChatAccounts } from '#core/contract/chat.ts';
import { ownerClient } from '#test/client.ts';
import { until } from '#test/until.ts';
import type { LiveOutcome, Order } from './live/load.ts';
import { startProduct, type Product } from './measure/product.ts';
import { percentile, report } from './measure/report.ts';

const order = { agents: 500, visitors: 5_000, talking: 1_000, perSecond: 20, seconds: 30 };

/**
 * From a visitor's press to the agent's screen, with everybody connected and reading lists as consoles do: the event arrived at
 * the console that has the conversation open (told), and that console has read it with the new words in it (shown). Then the
 * server is killed and everybody comes back at once. The load is a process of its own.
 */
export async function run(): Promise<void> {
  const port = String(20_000 + (process.pid % 10_000));
  const product = await startProduct({ PORT: port });
  try {
    const owner = await ownerClient(product.url);
    const box = await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box');
    const outcome = await load({ ...order, url: product.url, key: box.key, cookie: owner.cookie() }, product);
    const milliseconds = (values: number[], at: number) => Math.round(percentile(values, at));
    const { storm } = outcome;
    report({
      bench: 'live',
      figures: {
        ...order,
        messages: outcome.shown.length,
        lost: outcome.lost,
        toldP50Milliseconds: milliseconds(outcome.told, 0.5),
        toldP95Milliseconds: milliseconds(outcome.told, 0.95),
        toldP99Milliseconds: milliseconds(outcome.told, 0.99),
        shownP50Milliseconds: milliseconds(outcome.shown, 0.5),
        shownP95Milliseconds: milliseconds(outcome.shown, 0.95),
        shownP99Milliseconds: milliseconds(outcome.shown, 0.99),
        listsRead: outcome.lists,
        listMilliseconds: Math.round(outcome.listMilliseconds),
        stormSeconds: storm.seconds,
        stormConsoleSeconds: storm.consoleSeconds,
        stormMissed: storm.missed,
        stormLoadedAnew: storm.loadedAnew,
        stormRefused: storm.refused,
      },
      limits: { shownP95Milliseconds: 200, stormSeconds: 10, stormMissed: 0 },
    });
  } finally {
    await product.stop();
  }
}

function load(what: Order, product: Product): Promise<LiveOutcome> {
  return new Promise((done, failed) => {
    const child = fork(join(import.meta.dirname, 'live/load.ts'), { serialization: 'advanced' });
    child.on('message', (said) => {
      if (said === 'kill') return void product.kill().then(() => child.send('back'));
      done(said as LiveOutcome);
      child.kill();
    });
    child.once('exit', (code) => failed(new Error(`the load stopped with ${code}`)));
    child.send(what);
  });
}
