import { t } from '@lingui/core/macro';
import { lazy } from 'react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconLifebuoy } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';
import { CareCount } from './care-count.tsx';

const MyPraiseItem = lazy(async () => ({ default: (await import('./praise/my-praise-item.tsx')).MyPraiseItem }));

const parent = { getParentRoute: () => consoleRoute };

export const careRoutes = [
  createRoute({
    ...parent,
    path: '/care',
    component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    ...parent,
    path: '/care/causes',
    component: lazyRouteComponent(() => import('./causes-page.tsx'), 'CausesPage'),
  }),
  createRoute({
    ...parent,
    path: '/care/causes/$cause',
    component: lazyRouteComponent(() => import('./cause-page.tsx'), 'CausePage'),
  }),
  createRoute({
    ...parent,
    path: '/care/gain',
    component: lazyRouteComponent(() => import('./again/gain-page.tsx'), 'GainPage'),
  }),
  createRoute({
    ...parent,
    path: '/care/praise',
    component: lazyRouteComponent(() => import('./praise/praise-page.tsx'), 'PraisePage'),
  }),
  createRoute({
    ...parent,
    path: '/my-praise',
    component: lazyRouteComponent(() => import('./praise/my-praise-page.tsx'), 'MyPraisePage'),
  }),
  createRoute({
    ...parent,
    path: '/care/week',
    component: lazyRouteComponent(() => import('./week/week-page.tsx'), 'WeekPage'),
  }),
  createRoute({
    ...parent,
    path: '/care/rules',
    component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
  }),
  createRoute({
    ...parent,
    path: '/care/cases/$recovery',
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
] as const;

export const carePart: ConsolePart = {
  sections: [{ to: '/care', label: t`Care`, icon: IconLifebuoy, permission: 'care.read', key: 'h', Count: CareCount }],
  Mine: MyPraiseItem,
  outdates: {
    'recovery.': ['recovery.', 'customer.line', 'cause.'],
    'cause.': ['cause.', 'recovery.'],
    // Whoever sees some cases only sees others with another team, or other conversations.
    'team.': ['recovery.', 'cause.'],
    'conversation.given': ['recovery.list'],
    'praise.': ['praise.'],
    'notice.given': ['praise.mine'],
  },
};
