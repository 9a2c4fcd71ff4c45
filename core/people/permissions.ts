import { z } from 'zod';

/** Every permission of the product with what it lets a person do, in the words the console shows. */
export const permissionWords = {
  'conversation.read': 'Read conversations',
  'conversation.reply': 'Answer customers',
  'conversation.note': 'Write private notes',
  'conversation.assign': 'Assign conversations',
  'conversation.resolve': 'Resolve, reopen and mark as spam',
  'conversation.arrange': 'Join, split, move and link conversations',
  'conversation.tag': 'Put tags on conversations, fill in their fields',
  'conversation.prioritise': 'Set priorities',
  'conversation.snooze': 'Snooze conversations',
  'conversation.promise': 'Promise customers something, and say whether it was kept',
  'conversation.side': 'Ask others by mail about a conversation, forward messages',
  'status.manage': 'Edit statuses',
  'view.share': 'Share views with everybody and with teams',
  'field.manage': 'Edit fields of conversations',
  'tag.manage': 'Rename, merge and archive tags',
  'reason.manage': 'Change the list of reasons',
  'canned.manage': 'Edit canned replies',
  'customer.read': 'See customers and their line',
  'customer.edit': 'Edit customers',
  'customer.merge': 'Merge customers and undo merges',
  'customer.erase': 'Erase customers',
  'touchpoint.read': 'See touchpoints and events',
  'touchpoint.edit': 'Edit the catalogue of touchpoints',
  'track.write': 'Send events through the API',
  'source.manage': 'Create sources and their keys',
  'deadletter.manage': 'See and retry rejected events',
  'import.run': 'Import files',
  'channel.manage': 'Connect channels',
  'suppression.manage': 'See and change suppressed addresses',
  'insight.read': 'Read figures',
  'insight.own': 'Read figures of the touchpoints of their own team',
  'insight.manage': 'Change how figures are computed',
  'listening.read': 'Read answers to surveys',
  'listening.manage': 'Change when customers are asked',
  'care.read': 'See recovery cases',
  'care.open': 'Say that a conversation is a complaint',
  'care.work': 'See to recovery cases and their causes',
  'care.approve': 'Approve goodwill above the limit',
  'care.tell': 'Tell everyone who named a cause what was done',
  'care.praise': 'Pass praise on to whoever helped',
  'care.week': 'Draw one customer a week and show their line',
  'care.manage': 'Change when recovery cases are opened',
  'member.read': 'See the people of the workspace',
  'member.manage': 'Invite people, change roles, remove people',
  'apikey.manage': 'Create and revoke API keys',
  'settings.read': 'See the settings of the workspace',
  'settings.manage': 'Change the settings of the workspace',
  'brand.manage': 'Edit trading names',
  'retention.manage': 'Change how long data is kept',
  'audit.read': 'Read the audit log',
  'data.export': 'Export data',
  'demo.manage': 'Load and remove the demo company',
  'system.read': 'See the state of the installation',
  'system.manage': 'Rebuild the analytics, retry parked work',
  'workspace.own': 'Hand over or close the workspace',
} as const;

export type Permission = keyof typeof permissionWords;

export const permissions = Object.keys(permissionWords) as Permission[];
export const permission = z.enum(permissions);

/**
 * The roles a member may have, from the most to the least powerful. A contributor is asked for help from elsewhere in the company;
 * who is outsourced works for it from outside.
 */
export const roles = ['owner', 'admin', 'agent', 'viewer', 'contributor', 'outsourced'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

const viewer: Permission[] = [
  'conversation.read',
  'customer.read',
  'touchpoint.read',
  'insight.read',
  'insight.own',
  'listening.read',
  'care.read',
  'member.read',
  'settings.read',
];

const agent: Permission[] = [
  ...viewer,
  'conversation.reply',
  'conversation.note',
  'conversation.assign',
  'conversation.resolve',
  'conversation.arrange',
  'conversation.tag',
  'conversation.prioritise',
  'conversation.snooze',
  'conversation.promise',
  'conversation.side',
  'customer.edit',
  'customer.merge',
  'care.open',
  'care.work',
];

const contributor: Permission[] = [
  'conversation.read',
  'conversation.note',
  'conversation.promise',
  'care.read',
  'care.work',
  'insight.own',
  'member.read',
  'settings.read',
];

const outsourced: Permission[] = [
  'conversation.read',
  'conversation.reply',
  'conversation.note',
  'conversation.assign',
  'conversation.resolve',
  'conversation.tag',
  'conversation.prioritise',
  'conversation.snooze',
  'conversation.promise',
  'care.read',
  'care.open',
  'care.work',
  'member.read',
  'settings.read',
];

const lists: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  admin: new Set(permissions.filter((name) => name !== 'workspace.own')),
  agent: new Set(agent),
  viewer: new Set(viewer),
  contributor: new Set(contributor),
  outsourced: new Set(outsourced),
};

/** What a role may do. */
export function permissionsOf(name: Role): ReadonlySet<Permission> {
  return lists[name];
}

/** Whether somebody with the role `mine` may give or take the role `other`: nobody hands out more than they have. */
export function mayGrant(mine: Role, other: Role): boolean {
  return roles.indexOf(mine) <= roles.indexOf(other);
}

/**
 * Which conversations a person sees whose role does not see all of them: `asked`, those they or their team have and those they were
 * asked into or follow; `team`, those they or their team have, with customers' addresses and numbers masked.
 */
export type Sight = 'asked' | 'team';

/** What a role sees of the conversations; undefined: every one that it may read. */
export function sightOf(name: Role): Sight | undefined {
  if (name === 'contributor') return 'asked';
  return name === 'outsourced' ? 'team' : undefined;
}
