import type { Command } from 'commander';
import { companyShape } from '#core/contract/people-shapes.ts';
import { createWorkspace, userByEmail } from '#people';
import { startProblem } from '#platform';
import { checkedOptions } from './checked.ts';
import { withCompanyOptions, type CompanyOptions } from './company-options.ts';
import { print, withApp } from './with-app.ts';

interface Options extends CompanyOptions {
  owner: string;
}

/** `throughline workspace create`: another company in the same installation. */
export function addWorkspace(program: Command): void {
  const create = program.command('workspace').description('companies of this installation').command('create');
  withCompanyOptions(create.description('adds a company, owned by somebody who has an account'))
    .requiredOption('--owner <email>', 'e-mail address of its owner')
    .action(async ({ owner, json, ...options }: Options) => {
      const company = checkedOptions(companyShape, options);
      await withApp(async ({ app }) => {
        const user = await app.database.everywhere((tx) => userByEmail(tx, owner));
        if (user === null) throw startProblem(`Nobody with the address ${owner} has an account here.`);
        const actor = { kind: 'system' as const, id: null, name: 'the command line' };
        const workspace = await createWorkspace(app, company, { user, actor });
        print({ workspace }, { json, words: `${company.company} was added: ${workspace}` });
      });
    });
}
