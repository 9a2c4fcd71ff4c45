import { t } from '@lingui/core/macro';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { IconSettings } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { NoPage } from '../app/not-found.tsx';
import { consoleRoute } from '../app/root-route.tsx';
import { incomingSearch } from './incoming/search.ts';
import { settingsPages } from './pages.ts';

const settingsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-frame.tsx'), 'SettingsFrame'),
});

const parent = { getParentRoute: () => settingsRoute };

const pages = [
  createRoute({
    ...parent,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/workspace' });
    },
  }),
  createRoute({
    ...parent,
    path: 'workspace',
    component: lazyRouteComponent(() => import('./workspace-page.tsx'), 'WorkspacePage'),
  }),
  createRoute({
    ...parent,
    path: 'trading-names',
    component: lazyRouteComponent(() => import('./trading-names-page.tsx'), 'TradingNamesPage'),
  }),
  createRoute({
    ...parent,
    path: 'hours',
    component: lazyRouteComponent(() => import('./hours/hours-page.tsx'), 'HoursPage'),
  }),
  createRoute({
    ...parent,
    path: 'members',
    component: lazyRouteComponent(() => import('./members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    ...parent,
    path: 'teams',
    component: lazyRouteComponent(() => import('./teams-page.tsx'), 'TeamsPage'),
  }),
  createRoute({
    ...parent,
    path: 'api-keys',
    component: lazyRouteComponent(() => import('./api-keys-page.tsx'), 'ApiKeysPage'),
  }),
  createRoute({
    ...parent,
    path: 'audit',
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...parent,
    path: 'channels',
    component: lazyRouteComponent(() => import('./channels-page.tsx'), 'ChannelsPage'),
  }),
  createRoute({
    ...parent,
    path: 'channels/mail/$account',
    component: lazyRouteComponent(() => import('./mailbox-page.tsx'), 'MailboxPage'),
  }),
  createRoute({
    ...parent,
    path: 'channels/chat/$account',
    component: lazyRouteComponent(() => import('./chat-box-page.tsx'), 'ChatBoxPage'),
  }),
  createRoute({
    ...parent,
    path: 'channels/form/$account',
    component: lazyRouteComponent(() => import('./forms/form-page.tsx'), 'FormPage'),
  }),
  createRoute({
    ...parent,
    path: 'incoming',
    validateSearch: incomingSearch,
    component: lazyRouteComponent(() => import('./incoming/incoming-page.tsx'), 'IncomingPage'),
  }),
  createRoute({
    ...parent,
    path: 'incoming/$item',
    component: lazyRouteComponent(() => import('./incoming/incoming-item-page.tsx'), 'IncomingItemPage'),
  }),
  createRoute({
    ...parent,
    path: 'sending',
    component: lazyRouteComponent(() => import('./sending/sending-page.tsx'), 'SendingPage'),
  }),
  createRoute({
    ...parent,
    path: 'fields',
    component: lazyRouteComponent(() => import('./fields/fields-page.tsx'), 'FieldsPage'),
  }),
  createRoute({
    ...parent,
    path: 'reasons',
    component: lazyRouteComponent(() => import('./reasons/reasons-page.tsx'), 'ReasonsPage'),
  }),
  createRoute({
    ...parent,
    path: 'macros',
    component: lazyRouteComponent(() => import('./macros/macros-page.tsx'), 'MacrosPage'),
  }),
  createRoute({
    ...parent,
    path: 'canned-replies',
    component: lazyRouteComponent(() => import('./canned-replies-page.tsx'), 'CannedRepliesPage'),
  }),
  createRoute({
    ...parent,
    path: 'sources',
    component: lazyRouteComponent(() => import('./sources-page.tsx'), 'SourcesPage'),
  }),
  createRoute({
    ...parent,
    path: 'touchpoints',
    component: lazyRouteComponent(() => import('./touchpoints-page.tsx'), 'TouchpointsPage'),
  }),
  createRoute({
    ...parent,
    path: 'rejected',
    component: lazyRouteComponent(() => import('./rejected-page.tsx'), 'RejectedPage'),
  }),
  createRoute({
    ...parent,
    path: 'imports',
    component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    ...parent,
    path: 'model-provider',
    component: lazyRouteComponent(() => import('../listening/provider/provider-page.tsx'), 'ProviderPage'),
  }),
  createRoute({
    ...parent,
    path: 'redaction',
    component: lazyRouteComponent(() => import('../listening/masking/masking-page.tsx'), 'MaskingPage'),
  }),
  createRoute({
    ...parent,
    path: 'imports/$import',
    component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...parent,
    path: 'suppressed',
    component: lazyRouteComponent(() => import('./suppressed-page.tsx'), 'SuppressedPage'),
  }),
  createRoute({
    ...parent,
    path: 'statuses',
    component: lazyRouteComponent(() => import('./statuses-page.tsx'), 'StatusesPage'),
  }),
  createRoute({
    ...parent,
    path: 'response-targets',
    component: lazyRouteComponent(() => import('./response-targets-page.tsx'), 'ResponseTargetsPage'),
  }),
  createRoute({
    ...parent,
    path: 'tags',
    component: lazyRouteComponent(() => import('./tags-page.tsx'), 'TagsPage'),
  }),
  createRoute({
    ...parent,
    path: 'retention',
    component: lazyRouteComponent(() => import('./retention-page.tsx'), 'RetentionPage'),
  }),
  createRoute({
    ...parent,
    path: 'data',
    component: lazyRouteComponent(() => import('./data-page.tsx'), 'DataPage'),
  }),
  createRoute({
    ...parent,
    path: 'profile',
    component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...parent,
    path: 'working-hours',
    component: lazyRouteComponent(() => import('../people/working-hours-page.tsx'), 'WorkingHoursPage'),
  }),
  createRoute({
    ...parent,
    path: 'notices',
    component: lazyRouteComponent(() => import('../desk/ring/notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({
    ...parent,
    path: 'sessions',
    component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  }),
  createRoute({ ...parent, path: '$', component: NoPage }),
] as const;

const welcomeRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
});

export const settingsRoutes = [settingsRoute.addChildren(pages), welcomeRoute] as const;

export const settingsPart: ConsolePart = {
  sections: [{ to: '/settings', label: t`Settings`, icon: IconSettings, key: ',' }],
  outdates: {
    'member.': ['member.', 'session.'],
    'source.': ['source.', 'tracking.'],
    'channel.': ['channel.', 'incoming.'],
    'incoming.': ['incoming.'],
    'alarm.': ['alarm.', 'channel.'],
  },
  actions: ({ go, may }) =>
    settingsPages
      .filter(({ permission }) => permission === undefined || may(permission))
      .map(({ to, label, icon }) => ({ id: `page ${to}`, label, icon, group: t`Settings`, open: () => go(to) })),
};
