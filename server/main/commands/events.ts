import type { Command } from 'commander';
import { allWorkspaces } from '#people';
import { retryParked, type App } from '#platform';
import { listeners } from '../listeners.ts';
import { print, withApp } from './with-app.ts';

/** `throughline events retry`: what a part of the product could not handle is given to it again. */
export function addEvents(program: Command): void {
  program
    .command('events')
    .description('what has happened, for those parts of the product that act on it')
    .command('retry')
    .description('handles again what was parked because it failed, once the cause is mended')
    .option('--json', 'for scripts')
    .action(({ json }: { json?: boolean }) =>
      withApp(async ({ app }) => {
        const outcome = await retryAll(app);
        print({ ...outcome }, { json, words: inWords(outcome) });
        if (outcome.failures.length > 0) process.exitCode = 1;
      }),
    );
}

interface Outcome {
  handled: number;
  failures: Array<{ listener: string; event: string; reason: string }>;
}

async function retryAll(app: App): Promise<Outcome> {
  const outcome: Outcome = { handled: 0, failures: [] };
  for (const workspace of await allWorkspaces(app))
    for (const listener of listeners) {
      const { handled, failures } = await retryParked(app, workspace, listener);
      outcome.handled += handled;
      outcome.failures.push(...failures.map((failure) => ({ listener: listener.name, ...failure })));
    }
  return outcome;
}

function inWords({ handled, failures }: Outcome): string {
  const done = `${handled} ${handled === 1 ? 'event was' : 'events were'} handled.`;
  const failed = failures.map(({ listener, event, reason }) => `Failed again: ${event} for ${listener}: ${reason}`);
  return [done, ...failed].join('\n');
}
