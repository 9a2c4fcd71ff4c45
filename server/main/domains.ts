import { care } from '#care';
import { channels } from '#channels';
import { customers } from '#customers';
import { desk } from '#desk';
import { insight } from '#insight';
import { listening } from '#listening';
import { people } from '#people';
import { platformMigrations, type DomainPart, type MigrationSource } from '#platform';
import { touchpoints } from '#touchpoints';

/** Every domain in the total order of the house: each may import only from those before it. */
export const domains: readonly DomainPart[] = [
  people,
  customers,
  touchpoints,
  channels,
  desk,
  listening,
  care,
  insight,
];

export const migrationSources: readonly MigrationSource[] = [platformMigrations, ...domains];
