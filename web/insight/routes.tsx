import { t } from '@lingui/core/macro';
import { createRoute, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router';
import { IconChartBar } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';
import { insightSearch } from './place.ts';

const insightRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/insight',
  validateSearch: insightSearch,
  search: { middlewares: [retainSearchParams(['days', 'channel'])] },
});

const parent = { getParentRoute: () => insightRoute };

const ownRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/own-touchpoints',
  component: lazyRouteComponent(() => import('./own-page.tsx'), 'OwnPage'),
});

export const insightRoutes = [
  ownRoute,
  insightRoute.addChildren([
    createRoute({
      ...parent,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: '/insight/service' });
      },
    }),
    createRoute({
      ...parent,
      path: 'service',
      component: lazyRouteComponent(() => import('./service-page.tsx'), 'ServicePage'),
    }),
    createRoute({
      ...parent,
      path: 'experience',
      component: lazyRouteComponent(() => import('./experience-page.tsx'), 'ExperiencePage'),
    }),
    createRoute({
      ...parent,
      path: 'answers',
      component: lazyRouteComponent(() => import('./answers-page.tsx'), 'BehindPage'),
    }),
    createRoute({
      ...parent,
      path: 'asks',
      component: lazyRouteComponent(() => import('./asks-page.tsx'), 'AsksBehindPage'),
    }),
    createRoute({
      ...parent,
      path: 'conversations',
      component: lazyRouteComponent(() => import('./conversations-page.tsx'), 'ConversationsBehindPage'),
    }),
    createRoute({
      ...parent,
      path: 'link',
      component: lazyRouteComponent(() => import('./link-page.tsx'), 'LinkPage'),
    }),
    createRoute({
      ...parent,
      path: 'alerts/$alert',
      component: lazyRouteComponent(() => import('./alert-page.tsx'), 'AlertPage'),
    }),
    createRoute({
      ...parent,
      path: 'volunteered',
      component: lazyRouteComponent(() => import('./volunteered-page.tsx'), 'VolunteeredPage'),
    }),
    createRoute({
      ...parent,
      path: 'metrics',
      component: lazyRouteComponent(() => import('./metrics-page.tsx'), 'MetricsPage'),
    }),
    createRoute({
      ...parent,
      path: 'metrics/$metric',
      component: lazyRouteComponent(() => import('./metric-page.tsx'), 'MetricPage'),
    }),
  ]),
] as const;

export const insightPart: ConsolePart = {
  sections: [
    { to: '/insight', label: t`Insight`, icon: IconChartBar, permission: 'insight.read', key: 'n' },
    {
      to: '/own-touchpoints',
      label: t`Your touchpoints`,
      icon: IconChartBar,
      permission: 'insight.own',
      unless: 'insight.read',
      key: 'n',
    },
  ],
  actions: ({ go, may }) =>
    may('insight.read')
      ? [
          [t`Service`, t`What was done: volume, waits, resolution`, '/insight/service'],
          [t`Experience`, t`How it felt: CSAT, NPS, who answered`, '/insight/experience'],
          [t`The link`, t`How facts go with feelings`, '/insight/link'],
          [t`Volunteered answers`, t`What nobody was asked for, and imported surveys`, '/insight/volunteered'],
          [t`Metrics`, t`What each figure is, and how it is computed`, '/insight/metrics'],
        ].map(([label = '', description = '', to = '']) => ({
          id: `insight ${to}`,
          label,
          description,
          icon: IconChartBar,
          group: t`Insight`,
          open: () => go(to),
        }))
      : [],
};
