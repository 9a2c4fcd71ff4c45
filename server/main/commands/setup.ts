import type { Command } from 'commander';
import { email, line } from '#core/contract/codecs.ts';
import { companyShape } from '#core/contract/people-shapes.ts';
import { newPassword } from '#core/people/password.ts';
import { setupCompany } from '#people';
import { checkedOptions } from './checked.ts';
import { withCompanyOptions, type CompanyOptions } from './company-options.ts';
import { print, withApp } from './with-app.ts';

interface Options extends CompanyOptions {
  name: string;
  email: string;
  password: string;
}

/** `throughline setup`: the first company and its owner. */
export function addSetup(program: Command): void {
  withCompanyOptions(program.command('setup').description('sets up the first company and its owner'))
    .requiredOption('--name <name>', 'your name')
    .requiredOption('--email <address>', 'your e-mail address')
    .requiredOption('--password <password>', 'your password, at least 10 characters')
    .action(async ({ json, ...options }: Options) => {
      const company = checkedOptions({ ...companyShape, name: line(120), email, password: newPassword }, options);
      await withApp(async ({ app }) => {
        const made = await setupCompany(app, company);
        print(made, { json, words: `${company.company} is set up. Sign in as ${company.email}.` });
      }, 'begin');
    });
}
