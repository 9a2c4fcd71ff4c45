import type { Command } from 'commander';
import { permissions, type Permission } from '#core/people/permissions.ts';
import { createApiKey } from '#people';
import { startProblem, systemActor } from '#platform';
import { chosenWorkspace, print, withApp } from './with-app.ts';

interface Options {
  name: string;
  scope: string[];
  workspace?: string;
  json?: boolean;
}

/** `throughline api-key create`: a key for the API with the permissions that are named. */
export function addApiKey(program: Command): void {
  program
    .command('api-key')
    .description('keys of the API')
    .command('create')
    .description('makes a key and prints it, this once')
    .requiredOption('--name <name>', 'what will use it')
    .requiredOption('--scope <permission...>', 'what it may do, such as conversation.read')
    .option('--workspace <company>', 'name or id of the company')
    .option('--json', 'for scripts')
    .action(({ name, scope, workspace: named, json }: Options) =>
      withApp(async ({ app }) => {
        const scopes = scope.map(permissionNamed);
        const workspace = await chosenWorkspace(app, named);
        const { key } = await app.database.inWorkspace(workspace, (tx) =>
          createApiKey(tx, { name, scopes }, systemActor(workspace)),
        );
        print({ key }, { json, words: `API key ${name}: ${key}\nIt is not shown again.` });
      }),
    );
}

function permissionNamed(name: string): Permission {
  const found = permissions.find((each) => each === name);
  if (found === undefined)
    throw startProblem(`There is no permission "${name}". There are:\n  ${permissions.join('\n  ')}`);
  return found;
}
