import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconInbox, IconMail, IconMessage, IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { searchConversations } from '#core/contract/search.ts';
import { call } from '../app/api.ts';
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
    'tag.': ['tag.', 'conversation.'],
    'notice.': ['notice.'],
    'team.': ['team.', 'conversation.'],
  },
  search: async (words, { go, may, signal }) => {
    if (!may('conversation.read')) return [];
    const { items, next } = await call(searchConversations, { q: words, limit: '5' }, { signal });
    const hits = items.slice(0, 5).map(({ id, customer, subject, latest, channel }) => ({
      id: `conversation ${id}`,
      label: channel === 'mail' && subject !== '' ? `${customer.name}: ${subject}` : customer.name,
      description: latest?.text ?? '',
      icon: channel === 'mail' ? IconMail : IconMessage,
      group: 'Conversations',
      open: () => go(`/inbox/${id}`),
    }));
    if (next === null) return hits;
    return [
      ...hits,
      {
        id: 'all found conversations',
        label: `Everything with “${words}”`,
        description: 'In the inbox',
        icon: IconSearch,
        group: 'Conversations',
        open: () => go(`/inbox?q=${encodeURIComponent(words)}`),
      },
    ];
  },
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
