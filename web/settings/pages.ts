import { t } from '@lingui/core/macro';
import {
  IconAddressBook,
  IconBuilding,
  IconBuildingStore,
  IconBellRinging,
  IconBroadcast,
  IconClockHour9,
  IconClockCheck,
  IconClockOff,
  IconCloudQuestion,
  IconEyeOff,
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
  /** The heading it stands under. */
  group: string;
  permission?: Permission;
}

function group(name: string, pages: ReadonlyArray<Omit<SettingsPage, 'group'>>): SettingsPage[] {
  return pages.map((page) => ({ ...page, group: name }));
}

/** The pages of the settings in the order of their menu. */
export const settingsPages: readonly SettingsPage[] = [
  ...group(t`Company`, [
    { to: '/settings/workspace', label: t`Company`, icon: IconBuilding, permission: 'settings.read' },
    { to: '/settings/trading-names', label: t`Trading names`, icon: IconBuildingStore, permission: 'settings.read' },
    { to: '/settings/members', label: t`People and roles`, icon: IconAddressBook, permission: 'member.read' },
    { to: '/settings/teams', label: t`Teams`, icon: IconUsersGroup, permission: 'member.read' },
    { to: '/settings/hours', label: t`Opening hours`, icon: IconClockHour9, permission: 'settings.read' },
    { to: '/settings/api-keys', label: t`API keys`, icon: IconKey, permission: 'apikey.manage' },
    { to: '/settings/audit', label: t`Audit`, icon: IconHistory, permission: 'audit.read' },
  ]),
  ...group(t`Conversations`, [
    { to: '/settings/channels', label: t`Channels`, icon: IconMessages, permission: 'channel.manage' },
    { to: '/settings/sending', label: t`Outgoing mail`, icon: IconSend, permission: 'channel.manage' },
    { to: '/settings/incoming', label: t`Incoming mail`, icon: IconMailQuestion, permission: 'channel.manage' },
    {
      to: '/settings/suppressed',
      label: t`Suppressed`,
      icon: IconMailOff,
      permission: 'suppression.manage',
    },
    { to: '/settings/statuses', label: t`Statuses`, icon: IconProgressCheck, permission: 'conversation.read' },
    { to: '/settings/response-targets', label: t`First answers`, icon: IconClockCheck, permission: 'settings.manage' },
    { to: '/settings/tags', label: t`Tags`, icon: IconTag, permission: 'conversation.read' },
    { to: '/settings/reasons', label: t`Reasons`, icon: IconHelpHexagon, permission: 'conversation.read' },
    { to: '/settings/macros', label: t`Macros`, icon: IconWand, permission: 'conversation.read' },
    { to: '/settings/fields', label: t`Fields`, icon: IconForms, permission: 'conversation.read' },
    { to: '/settings/canned-replies', label: t`Canned replies`, icon: IconQuote, permission: 'conversation.read' },
  ]),
  ...group(t`Data`, [
    { to: '/settings/sources', label: t`Sources`, icon: IconBroadcast, permission: 'touchpoint.read' },
    { to: '/settings/touchpoints', label: t`Touchpoints`, icon: IconRoute, permission: 'touchpoint.read' },
    { to: '/settings/rejected', label: t`Rejected events`, icon: IconPlugConnected, permission: 'deadletter.manage' },
    { to: '/settings/imports', label: t`Imports`, icon: IconFileImport, permission: 'import.run' },
    { to: '/settings/retention', label: t`Retention`, icon: IconClockOff, permission: 'retention.manage' },
    {
      to: '/settings/model-provider',
      label: t`Model provider`,
      icon: IconCloudQuestion,
      permission: 'settings.manage',
    },
    { to: '/settings/redaction', label: t`Redaction`, icon: IconEyeOff, permission: 'settings.read' },
    { to: '/settings/data', label: t`Demo company`, icon: IconFlask },
  ]),
  ...group(t`You`, [
    { to: '/settings/profile', label: t`Profile`, icon: IconUserCircle },
    { to: '/settings/working-hours', label: t`Working hours`, icon: IconClockHour9 },
    { to: '/settings/notices', label: t`My notices`, icon: IconBellRinging },
    { to: '/settings/sessions', label: t`Sessions`, icon: IconShieldLock },
  ]),
];
