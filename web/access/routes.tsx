import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient } from '../app/query-client.ts';
import { rootRoute } from '../app/root-route.tsx';
import { whoAmIQuery } from '../app/session.ts';

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

interface SignInSearch {
  /** Where to go afterwards: an address of ours. */
  next?: string;
  done?: 'password';
}

function signInSearch(search: Record<string, unknown>): SignInSearch {
  const next = text(search['next']);
  return {
    ...(next !== undefined && /^\/(?!\/)/.test(next) ? { next } : {}),
    ...(search['done'] === 'password' ? { done: 'password' as const } : {}),
  };
}

const parent = { getParentRoute: () => rootRoute };

const setUpRoute = createRoute({
  ...parent,
  path: '/set-up',
  validateSearch: tokenSearch,
  loader: async () => {
    const { setup } = await queryClient.fetchQuery({ ...whoAmIQuery, staleTime: 0 });
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
