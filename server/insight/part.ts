import type { DomainPart } from '#platform';
import { routes } from './routes.ts';

/** What was done, how it felt, and how the one goes with the other. */
export const insight: DomainPart = {
  name: 'insight',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
};
