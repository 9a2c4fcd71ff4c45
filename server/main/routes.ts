import type { Route } from '#platform';
import { consoleRoutes } from './console-routes.ts';
import { domains } from './domains.ts';
import { liveRoutes } from './live-routes.ts';

/** The addresses that belong to no domain. */
export function ownRoutes(): Route[] {
  return [...liveRoutes(domains.flatMap((domain) => domain.events ?? [])), ...consoleRoutes()];
}
