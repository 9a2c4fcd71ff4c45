import { IconBuilding } from '@tabler/icons-react';
import type { Permission } from '#core/people/permissions.ts';
import type { Section } from '../app/parts.ts';

export interface SettingsPage extends Pick<Section, 'label' | 'icon'> {
  to: string;
  group: 'Company' | 'Channels' | 'Data' | 'You';
  permission?: Permission;
}

/** The pages of the settings in the order of their menu. */
export const settingsPages: readonly SettingsPage[] = [
  { to: '/settings/workspace', label: 'Company', icon: IconBuilding, group: 'Company', permission: 'settings.read' },
];
