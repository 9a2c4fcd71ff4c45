import { Option, type Command } from 'commander';
import { systemActor } from '#platform';
import { createSource } from '#touchpoints';
import { chosenWorkspace, print, withApp } from './with-app.ts';

interface Options {
  name: string;
  kind: 'browser' | 'server';
  workspace?: string;
  json?: boolean;
}

/** `throughline source create`: a write key for the tracking API. */
export function addSource(program: Command): void {
  program
    .command('source')
    .description('senders of the tracking API')
    .command('create')
    .description('makes a sender and prints its write key, this once')
    .requiredOption('--name <name>', 'what sends: "Shop", "Back office"')
    .addOption(
      new Option('--kind <kind>', 'a server’s key proves who somebody is, a browser’s only claims it')
        .choices(['browser', 'server'])
        .default('server'),
    )
    .option('--workspace <company>', 'name or id of the company')
    .option('--json', 'for scripts')
    .action(({ name, kind, workspace: named, json }: Options) =>
      withApp(async ({ app }) => {
        const workspace = await chosenWorkspace(app, named);
        const made = await app.database.inWorkspace(workspace, (tx) =>
          createSource(tx, { name, kind }, { actor: systemActor(workspace), keyring: app.keyring }),
        );
        const { writeKey, identitySecret } = made;
        print(
          { writeKey, identitySecret },
          { json, words: `Write key of ${name}: ${writeKey}\nIt is not shown again.` },
        );
      }),
    );
}
