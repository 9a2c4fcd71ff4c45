import { people } from '#people';
import { platformMigrations, type DomainPart, type MigrationSource } from '#platform';

/** Every domain in the total order of the house: each may import only from those before it. */
export const domains: readonly DomainPart[] = [people];

export const migrationSources: readonly MigrationSource[] = [platformMigrations, ...domains];
