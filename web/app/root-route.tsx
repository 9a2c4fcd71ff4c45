import { createRootRoute, createRoute, notFound, redirect } from '@tanstack/react-router';
import { RouteError } from './error-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { queryClient } from './query-client.ts';
import { whoAmIQuery } from './session.ts';
import { Shell } from './shell/shell.tsx';

export const rootRoute = createRootRoute({ errorComponent: RouteError, notFoundComponent: NotFound });

/** The parent of every page of the console: nobody comes here without a session. */
export const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'console',
  component: Shell,
  beforeLoad: async ({ location, matches }) => {
    const { session, setup } = await queryClient.ensureQueryData(whoAmIQuery);
    if (setup.needed) throw redirect({ to: '/set-up' });
    if (session === null && matches.at(-1)?.fullPath.endsWith('/$')) throw notFound(); // signing in would lead nowhere
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
    if (session.workspace === null) throw redirect({ to: '/no-workspace' });
  },
});
