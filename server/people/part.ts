import type { DomainPart } from '#platform';
import { events } from './events.ts';
import { routes } from './routes.ts';

export const people: DomainPart = {
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
};
