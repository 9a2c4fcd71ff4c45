import { z } from 'zod';
import { role } from '#core/people/permissions.ts';
import { defineEvent } from '#platform';

/** A company began: other domains put in what a workspace starts with. Subject: the workspace. */
export const workspaceCreated = defineEvent({
  name: 'workspace.created',
  version: 1,
  data: z.object({ name: z.string(), language: z.string(), country: z.string(), demo: z.boolean() }),
});

/** Subject: the workspace. */
export const workspaceChanged = defineEvent({
  name: 'workspace.changed',
  version: 1,
  data: z.object({ version: z.int() }),
  live: true,
});

/** Somebody joined or got another role. Subject: the user. */
export const memberChanged = defineEvent({ name: 'member.changed', version: 1, data: z.object({ role }), live: true });

/** Somebody is no longer of the workspace. Subject: the user. */
export const memberRemoved = defineEvent({ name: 'member.removed', version: 1, data: z.object({}), live: true });

/** A team came, or has other people or another name. Subject: the team. */
export const teamChanged = defineEvent({ name: 'team.changed', version: 1, data: z.object({}), live: true });

/** Somebody said when they work, or whether they want to be disturbed. Subject: the user. */
export const availabilityChanged = defineEvent({
  name: 'availability.changed',
  version: 1,
  data: z.object({}),
  live: true,
});

export const events = [
  availabilityChanged,
  teamChanged,
  workspaceCreated,
  workspaceChanged,
  memberChanged,
  memberRemoved,
];
