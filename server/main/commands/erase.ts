import type { Command } from 'commander';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomer, searchCustomers } from '#customers';
import { Problem, startProblem, systemActor, type Tx } from '#platform';
import { domains } from '../domains.ts';
import { forgetCustomers } from '../forget.ts';
import { chosenWorkspace, print, withApp } from './with-app.ts';

interface Options {
  reason?: string;
  workspace?: string;
  json?: boolean;
}

/** `throughline erase customer`: forgets a person in every domain, at once. */
export function addErase(program: Command): void {
  program
    .command('erase')
    .description('forgets people')
    .command('customer')
    .argument('<who>', 'id (cus_…) or e-mail address')
    .description('forgets a customer: names, addresses, words, files and figures behind the person; a tombstone stays')
    .option('--reason <reason>', 'kept in the audit')
    .option('--workspace <company>', 'name or id of the company')
    .option('--json', 'for scripts')
    .action((who: string, { reason, workspace: named, json }: Options) =>
      withApp(async ({ app }) => {
        const workspace = await chosenWorkspace(app, named);
        const erased = await app.database.inWorkspace(workspace, async (tx) => {
          const customers = await eraseCustomer(tx, systemActor(workspace), {
            customer: await customerNamed(tx, who),
            reason,
          }).catch(toWords);
          await forgetCustomers(tx, app, { customers, domains });
          return customers;
        });
        print(
          { erased: erased.length },
          {
            json,
            words: `Forgotten. ${erased.length === 1 ? 'One profile was' : `${erased.length} profiles were`} erased; the running server takes it out of the figures within seconds.`,
          },
        );
      }),
    );
}

async function customerNamed(tx: Tx, who: string): Promise<string> {
  const id = plainId('cus', who);
  if (id !== null) return id;
  const found = await searchCustomers(tx, who, 2);
  if (found.length === 1) return found[0]!;
  throw startProblem(
    found.length === 0 ? `No customer is known by "${who}".` : `"${who}" fits several customers: give the id (cus_…).`,
  );
}

function toWords(error: unknown): never {
  throw error instanceof Problem ? startProblem(error.message) : error;
}
