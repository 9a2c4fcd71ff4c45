import { t } from '@lingui/core/macro';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconInbox, IconPencilPlus } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';
import { Bell } from './marks/bell.tsx';
import { InboxCount } from './inbox-count.tsx';
import { inboxSearch } from './place.ts';

const inboxRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
});

// The page draws the conversation itself, so that the list stays as it is when another is opened.
const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: '$conversation' });
const newRoute = createRoute({ getParentRoute: () => inboxRoute, path: 'new' });

const endedRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/ended',
  component: lazyRouteComponent(() => import('./ended/ended-page.tsx'), 'EndedPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/review',
  component: lazyRouteComponent(() => import('./arrange/reviews-page.tsx'), 'ReviewsPage'),
});

const promisesRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/promises',
  component: lazyRouteComponent(() => import('./promises/promises-page.tsx'), 'PromisesPage'),
});

export const deskRoutes = [
  endedRoute,
  reviewRoute,
  promisesRoute,
  inboxRoute.addChildren([newRoute, conversationRoute]),
] as const;

export const deskPart: ConsolePart = {
  sections: [
    { to: '/inbox', label: t`Inbox`, icon: IconInbox, permission: 'conversation.read', key: 'i', Count: InboxCount },
  ],
  Notices: Bell,
  outdates: {
    'message.': ['conversation.', 'view.count', 'now.'],
    'conversation.': ['conversation.', 'view.count', 'now.'],
    'customer.': ['conversation.'],
    'view.': ['view.', 'conversation.list'],
    'status.': ['status.', 'conversation.'],
    'tag.': ['tag.', 'conversation.', 'view.count'],
    'reason.': ['reason.', 'conversation.'],
    'response-target.': ['response-target.', 'conversation.'],
    'promise.': ['promise.', 'conversation.'],
    'field.': ['field.', 'conversation.fields'],
    'notice.given': ['notice.'],
    'first-message.': ['first-message.'],
    'team.': ['team.', 'conversation.', 'view.'],
  },
  search: async (words, context) => (await import('./spotlight.ts')).findInInbox(words, context),
  actions: ({ go, may }) =>
    may('conversation.reply') && may('customer.read')
      ? [
          {
            id: 'new conversation',
            label: t`New conversation`,
            description: t`Write to somebody first, by mail or in their chat`,
            icon: IconPencilPlus,
            group: t`Do`,
            open: () => go('/inbox/new'),
          },
        ]
      : [],
};
