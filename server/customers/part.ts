import type { DomainPart } from '#platform';
import { forgetAtLast } from './erase.ts';
import { events } from './events.ts';
import { routes } from './routes.ts';

export const customers: DomainPart = {
  name: 'customers',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
  erase: (tx, ids) => forgetAtLast(tx, ids),
};
