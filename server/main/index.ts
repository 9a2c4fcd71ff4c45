export { domains, migrationSources } from './domains.ts';
