import type { Command } from 'commander';
import { passwordLink } from '#people';
import { startProblem } from '#platform';
import { print, withApp } from './with-app.ts';

/** `throughline password-link`: the way back in where no mail goes out. */
export function addPasswordLink(program: Command): void {
  program
    .command('password-link')
    .description('makes a link by which somebody sets a new password, for where no mail goes out')
    .requiredOption('--email <address>', 'e-mail address of the person')
    .option('--json', 'for scripts')
    .action(async ({ email, json }: { email: string; json?: boolean }) => {
      await withApp(async ({ app }) => {
        const link = await passwordLink(app, email);
        if (link === null) throw startProblem(`Nobody with the address ${email} has an account here.`);
        print({ link }, { json, words: `Works once, for one hour: ${link}` });
      });
    });
}
