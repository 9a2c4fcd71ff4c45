import type { MigrationSource } from './database/migrate.ts';

export const platformMigrations: MigrationSource = {
  name: 'platform',
  migrations: new URL('./migrations/', import.meta.url),
};
