import type { DomainPart } from '#platform';
import { events } from './events.ts';

export const channels: DomainPart = {
  name: 'channels',
  migrations: new URL('./migrations/', import.meta.url),
  events,
};
