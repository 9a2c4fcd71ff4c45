import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { IconSettings } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';
import { settingsPages } from './pages.ts';

const settingsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-frame.tsx'), 'SettingsFrame'),
});

const indexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/workspace' });
  },
});

const page = { getParentRoute: () => settingsRoute };

const workspaceRoute = createRoute({
  ...page,
  path: 'workspace',
  component: lazyRouteComponent(() => import('./workspace-page.tsx'), 'WorkspacePage'),
});

export const settingsRoutes = [settingsRoute.addChildren([indexRoute, workspaceRoute])] as const;

export const settingsPart: ConsolePart = {
  sections: [{ to: '/settings', label: 'Settings', icon: IconSettings, key: ',' }],
  actions: ({ go, may }) =>
    settingsPages
      .filter(({ permission }) => permission === undefined || may(permission))
      .map(({ to, label, icon }) => ({ id: `page ${to}`, label, icon, group: 'Settings', open: () => go(to) })),
};
