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

const reviewRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/review',
  component: lazyRouteComponent(() => import('./arrange/reviews-page.tsx'), 'ReviewsPage'),
});

export const deskRoutes = [reviewRoute, inboxRoute.addChildren([newRoute, conversationRoute])] as const;

export const deskPart: ConsolePart = {
  sections: [
    { to: '/inbox', label: 'Inbox', icon: IconInbox, permission: 'conversation.read', key: 'i', Count: InboxCount },
  ],
  Notices: Bell,
  outdates: {
    'message.': ['conversation.'],
    'conversation.': ['conversation.'],
    'customer.': ['conversation.'],
    'status.': ['status.', 'conversation.'],
    'tag.': ['tag.', 'conversation.'],
    'notice.': ['notice.'],
    'team.': ['team.', 'conversation.'],
  },
  search: async (words, context) => (await import('./spotlight.ts')).findInInbox(words, context),
  actions: ({ go, may }) =>
    may('conversation.reply') && may('customer.read')
      ? [
          {
            id: 'new conversation',
            label: 'Write to somebody',
            description: 'A new conversation by mail',
            icon: IconPencilPlus,
            group: 'Do',
            open: () => go('/inbox/new'),
          },
        ]
      : [],
};
