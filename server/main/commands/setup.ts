import { Option, type Command } from 'commander';
import { email, line } from '#core/contract/codecs.ts';
import { companyShape } from '#core/contract/people-shapes.ts';
import { newPassword } from '#core/people/password.ts';
import { setupCompany } from '#people';
import { checkedOptions } from './checked.ts';
import { withCompanyOptions, type CompanyOptions } from './company-options.ts';
import { passwordOf, type PasswordOptions } from './password-input.ts';
import { print, withApp } from './with-app.ts';

interface Options extends CompanyOptions, PasswordOptions {
  name: string;
  email: string;
}

/** `throughline setup`: the first company and its owner. */
export function addSetup(program: Command): void {
  withCompanyOptions(program.command('setup').description('sets up the first company and its owner'))
    .requiredOption('--name <name>', 'your name')
    .requiredOption('--email <address>', 'your e-mail address')
    .addOption(
      new Option('--password-stdin', 'reads your password, at least 10 characters, from the standard input').conflicts(
        'password',
      ),
    )
    .option('--password <password>', 'the same in the command, where other users of this machine may see it')
    .action(async ({ json, ...options }: Options) => {
      const given = { ...options, password: await passwordOf(options) };
      const company = checkedOptions({ ...companyShape, name: line(120), email, password: newPassword }, given);
      await withApp(async ({ app }) => {
        const made = await setupCompany(app, company);
        print(made, { json, words: `${company.company} is set up. Sign in as ${company.email}.` });
      }, 'begin');
    });
}
