import type { Route } from '#platform';
import { consoleRoutes } from './console-routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { domains } from './domains.ts';
import { liveRoutes } from './live-routes.ts';

/** The addresses that belong to no domain. */
export function ownRoutes(): Route[] {
  return [...demoRoutes, ...liveRoutes(domains.flatMap((domain) => domain.events ?? [])), ...consoleRoutes()];
}
