import {
  IconAddressBook,
  IconBuilding,
  IconBuildingStore,
  IconBellRinging,
  IconBroadcast,
  IconClockHour9,
  IconClockCheck,
  IconClockOff,
  IconFileImport,
  IconFlask,
  IconForms,
  IconHelpHexagon,
  IconHistory,
  IconKey,
  IconMailOff,
  IconMailQuestion,
  IconMessages,
  IconPlugConnected,
  IconProgressCheck,
  IconQuote,
  IconRoute,
  IconSend,
  IconShieldLock,
  IconTag,
  IconUserCircle,
  IconUsersGroup,
  IconWand,
} from '@tabler/icons-react';
import type { Permission } from '#core/people/permissions.ts';
import type { Section } from '../app/parts.ts';

export interface SettingsPage extends Pick<Section, 'label' | 'icon'> {
  to: string;
  group: 'Company' | 'Conversations' | 'Data' | 'You';
  permission?: Permission;
}

function group(name: SettingsPage['group'], pages: ReadonlyArray<Omit<SettingsPage, 'group'>>): SettingsPage[] {
  return pages.map((page) => ({ ...page, group: name }));
}

/** The pages of the settings in the order of their menu. */
export const settingsPages: readonly SettingsPage[] = [
  ...group('Company', [
    { to: '/settings/workspace', label: 'Company', icon: IconBuilding, permission: 'settings.read' },
    { to: '/settings/trading-names', label: 'Trading names', icon: IconBuildingStore, permission: 'settings.read' },
    { to: '/settings/members', label: 'People and roles', icon: IconAddressBook, permission: 'member.read' },
    { to: '/settings/teams', label: 'Teams', icon: IconUsersGroup, permission: 'member.read' },
    { to: '/settings/hours', label: 'Opening hours', icon: IconClockHour9, permission: 'settings.read' },
    { to: '/settings/api-keys', label: 'API keys', icon: IconKey, permission: 'apikey.manage' },
    { to: '/settings/audit', label: 'Audit', icon: IconHistory, permission: 'audit.read' },
  ]),
  ...group('Conversations', [
    { to: '/settings/channels', label: 'Channels', icon: IconMessages, permission: 'channel.manage' },
    { to: '/settings/sending', label: 'Outgoing mail', icon: IconSend, permission: 'channel.manage' },
    { to: '/settings/incoming', label: 'Incoming mail', icon: IconMailQuestion, permission: 'channel.manage' },
    {
      to: '/settings/suppressed',
      label: 'Suppressed',
      icon: IconMailOff,
      permission: 'suppression.manage',
    },
    { to: '/settings/statuses', label: 'Statuses', icon: IconProgressCheck, permission: 'conversation.read' },
    { to: '/settings/response-targets', label: 'First answers', icon: IconClockCheck, permission: 'settings.manage' },
    { to: '/settings/tags', label: 'Tags', icon: IconTag, permission: 'conversation.read' },
    { to: '/settings/reasons', label: 'Reasons', icon: IconHelpHexagon, permission: 'conversation.read' },
    { to: '/settings/macros', label: 'Macros', icon: IconWand, permission: 'conversation.read' },
    { to: '/settings/fields', label: 'Fields', icon: IconForms, permission: 'conversation.read' },
    { to: '/settings/canned-replies', label: 'Canned replies', icon: IconQuote, permission: 'conversation.read' },
  ]),
  ...group('Data', [
    { to: '/settings/sources', label: 'Sources', icon: IconBroadcast, permission: 'touchpoint.read' },
    { to: '/settings/touchpoints', label: 'Touchpoints', icon: IconRoute, permission: 'touchpoint.read' },
    { to: '/settings/rejected', label: 'Rejected events', icon: IconPlugConnected, permission: 'deadletter.manage' },
    { to: '/settings/imports', label: 'Imports', icon: IconFileImport, permission: 'import.run' },
    { to: '/settings/retention', label: 'Retention', icon: IconClockOff, permission: 'retention.manage' },
    { to: '/settings/data', label: 'Demo company', icon: IconFlask },
  ]),
  ...group('You', [
    { to: '/settings/profile', label: 'Profile', icon: IconUserCircle },
    { to: '/settings/working-hours', label: 'Working hours', icon: IconClockHour9 },
    { to: '/settings/notices', label: 'My notices', icon: IconBellRinging },
    { to: '/settings/sessions', label: 'Sessions', icon: IconShieldLock },
  ]),
];
