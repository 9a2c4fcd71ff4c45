import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Outcome } from './load.ts';

/** Runs one order in a process of its own, as a sender would. */
export function runLoad(order: Order): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'load.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  return new Promise<Outcome>((done, failed) => {
    child.once('message', (outcome) => done(outcome as Outcome));
    child.once('exit', (code) => {
      if (code !== 0 && code !== null) failed(new Error(`the load generator stopped with ${code}`));
    });
    child.send(order);
  }).finally(() => child.kill());
}
