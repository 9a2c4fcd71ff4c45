import type { DomainPart } from '#platform';

export const touchpoints: DomainPart = {
  name: 'touchpoints',
  migrations: new URL('./migrations/', import.meta.url),
};
