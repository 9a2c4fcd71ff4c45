import { z } from 'zod';
import { id, line, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const team = z.object({
  id: id('tem'),
  name: z.string(),
  /** All of it works from outside: its people see its own queue only, with customers' addresses and numbers masked. */
  outsourced: z.boolean(),
  archived: z.boolean(),
  /** Who is in it, by name. */
  people: z.array(z.object({ id: id('usr'), name: z.string() })),
  version,
});

const people = z.array(id('usr')).max(500);
const onTeam = { params: z.strictObject({ id: id('tem') }), response: team } as const;

export const listTeams = endpoint({
  id: 'team.list',
  method: 'GET',
  path: '/api/v1/teams',
  permission: 'member.read',
  summary: 'The teams by name, archived ones last; who is outsourced sees their own.',
  response: z.object({ items: z.array(team) }),
});

export const createTeam = endpoint({
  id: 'team.create',
  method: 'POST',
  path: '/api/v1/teams',
  permission: 'member.manage',
  summary: 'Adds a team. Whether it is outsourced is said once: an outsourced team takes only people with that role.',
  body: z.strictObject({ name: line(60), outsourced: z.boolean().default(false), people: people.default([]) }),
  response: team,
  status: 201,
});

export const changeTeam = endpoint({
  id: 'team.change',
  method: 'PATCH',
  path: '/api/v1/teams/:id',
  permission: 'member.manage',
  summary: 'Renames a team, says who is in it, archives it or takes it back. What it has stays with it.',
  ...onTeam,
  body: z.strictObject({
    name: line(60).optional(),
    people: people.optional(),
    archived: z.boolean().optional(),
    version,
  }),
});
