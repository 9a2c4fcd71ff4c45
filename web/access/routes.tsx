import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient } from '../app/query-client.ts';
import { rootRoute } from '../app/root-route.tsx';
import { whoAmIQuery, type WhoAmI } from '../app/session.ts';
import { signInSearch } from './sign-in-search.ts';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface TokenSearch {
  token?: string;
}

function tokenSearch(search: Record<string, unknown>): TokenSearch {
  const token = text(search['token']);
  return token === undefined ? {} : { token };
}

const parent = { getParentRoute: () => rootRoute };

const setUpRoute = createRoute({
  ...parent,
  path: '/set-up',
  validateSearch: tokenSearch,
  loader: async (): Promise<Pick<WhoAmI, 'setup'>> => {
    const { session, setup } = await queryClient.fetchQuery({ ...whoAmIQuery, staleTime: 0 });
    if (!setup.needed && session === null) throw redirect({ to: '/sign-in', search: { done: 'set-up' } });
    if (!setup.needed) throw redirect({ to: '/' });
    return { setup };
  },
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
});

const signInRoute = createRoute({
  ...parent,
  path: '/sign-in',
  validateSearch: signInSearch,
  loader: async () => {
    const { session, setup } = await queryClient.fetchQuery({ ...whoAmIQuery, staleTime: 0 });
    if (setup.needed) throw redirect({ to: '/set-up' });
    if (session !== null) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const forgotRoute = createRoute({
  ...parent,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./forgot-page.tsx'), 'ForgotPage'),
});

const resetRoute = createRoute({
  ...parent,
  path: '/new-password',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./reset-page.tsx'), 'ResetPage'),
});

const invitationRoute = createRoute({
  ...parent,
  path: '/join',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

const noWorkspaceRoute = createRoute({
  ...parent,
  path: '/no-workspace',
  loader: async (): Promise<void> => {
    const { session } = await queryClient.fetchQuery({ ...whoAmIQuery, staleTime: 0 });
    if (session === null) throw redirect({ to: '/sign-in' });
    if (session.workspace !== null) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./no-workspace-page.tsx'), 'NoWorkspacePage'),
});

/** The pages before the console. */
export const accessRoutes = [
  setUpRoute,
  signInRoute,
  forgotRoute,
  resetRoute,
  invitationRoute,
  noWorkspaceRoute,
] as const;
