export { backup } from './backup/backup.ts';
export { restore } from './backup/restore.ts';
export { commands } from './commands/commands.ts';
export { loadDemo } from './demo/load.ts';
export { domains, migrationSources } from './domains.ts';
export { openApp, type Opened } from './open-app.ts';
export { packageVersion } from './package-version.ts';
export { serve, type Serving } from './serve.ts';
