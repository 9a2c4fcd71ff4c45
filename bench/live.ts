import { fork } from 'node:child_process';
import { join } from 'node:path';
import { listChatAccounts } from '#core/contract/chat.ts';
import { ownerClient } from '#test/client.ts';
import { until } from '#test/until.ts';
import type { LiveOutcome } from './live/load.ts';
import { startProduct } from './measure/product.ts';
import { percentile, report } from './measure/report.ts';

const order = { agents: 50, visitors: 500, perSecond: 20, seconds: 20 };

/**
 * From a visitor's press to the agent's screen, with everybody connected: the event arrived at every console (told), and the
 * console of the agent concerned has read the conversation with the new words in it (shown). The load is a process of its own.
 */
export async function run(): Promise<void> {
  const product = await startProduct();
  try {
    const owner = await ownerClient(product.url);
    const box = await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box');
    const outcome = await load({ ...order, url: product.url, key: box.key, cookie: owner.cookie() });
    const milliseconds = (values: number[], at: number) => Math.round(percentile(values, at));
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
      },
      limits: { shownP95Milliseconds: 200 },
    });
  } finally {
    await product.stop();
  }
}

function load(what: typeof order & { url: string; key: string; cookie: string }): Promise<LiveOutcome> {
  return new Promise((done, failed) => {
    const child = fork(join(import.meta.dirname, 'live/load.ts'), { serialization: 'advanced' });
    child.once('message', (outcome) => {
      done(outcome as LiveOutcome);
      child.kill();
    });
    child.once('exit', (code) => failed(new Error(`the load stopped with ${code}`)));
    child.send(what);
  });
}
