import type { Command } from 'commander';

export interface CompanyOptions {
  company: string;
  zone: string;
  currency: string;
  language: string;
  country: string;
  json?: boolean;
}

/** What every command that makes a company asks about it. */
export function withCompanyOptions(command: Command): Command {
  return command
    .requiredOption('--company <name>', 'name of the company')
    .option('--zone <zone>', 'time zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .option('--currency <code>', 'currency, such as EUR', 'EUR')
    .option('--language <code>', 'language of customers by default', 'en')
    .option('--country <code>', 'country, such as DE', 'DE')
    .option('--json', 'for scripts');
}
