import { platformMigrations, type MigrationSource } from '#platform';

/** Every domain in the total order of the house: each may import only from those before it. */
export const domains: MigrationSource[] = [];

export const migrationSources: MigrationSource[] = [platformMigrations, ...domains];
