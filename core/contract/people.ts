import { z } from 'zod';
import { newPassword } from '#core/people/password.ts';
import { permission, role } from '#core/people/permissions.ts';
import { currency, email, id, line, time, version, zone } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageQuery, pageShape } from './page.ts';
import {
  apiKey,
  auditEntry,
  companyShape,
  country,
  invitation,
  language,
  member,
  settings,
  tradingName,
  tradingNameShape,
  workspaceRef,
} from './people-shapes.ts';
import { session } from './session.ts';

const some = <T extends z.core.$ZodType>(item: T) => z.object({ items: z.array(item) });
const userParams = z.strictObject({ id: id('usr') });

export const getSettings = endpoint({
  id: 'workspace.get',
  method: 'GET',
  path: '/api/v1/workspace',
  permission: 'settings.read',
  summary: 'The settings of the workspace.',
  response: settings,
});

export const changeSettings = endpoint({
  id: 'workspace.change',
  method: 'PATCH',
  path: '/api/v1/workspace',
  permission: 'settings.manage',
  summary: 'Changes settings of the workspace.',
  body: z.strictObject({
    version,
    name: line(200).optional(),
    zone: zone.optional(),
    currency: currency.optional(),
    language: language.optional(),
    country: country.optional(),
    consentRequired: z.boolean().optional(),
  }),
  response: settings,
});

export const addWorkspace = endpoint({
  id: 'workspace.create',
  method: 'POST',
  path: '/api/v1/workspaces',
  permission: 'workspace.own',
  summary: 'Adds another company; the caller becomes its owner.',
  body: z.strictObject(companyShape),
  response: workspaceRef,
  status: 201,
});

export const listMembers = endpoint({
  id: 'member.list',
  method: 'GET',
  path: '/api/v1/members',
  permission: 'member.read',
  summary: 'The people of the workspace.',
  response: some(member),
});

export const changeMember = endpoint({
  id: 'member.change',
  method: 'PATCH',
  path: '/api/v1/members/:id',
  permission: 'member.manage',
  summary: 'Gives a member another role.',
  params: userParams,
  body: z.strictObject({ role }),
  response: member,
});

export const removeMember = endpoint({
  id: 'member.remove',
  method: 'DELETE',
  path: '/api/v1/members/:id',
  permission: 'member.manage',
  summary: 'Takes somebody out of the workspace, at once.',
  params: userParams,
});

export const listInvitations = endpoint({
  id: 'invitation.list',
  method: 'GET',
  path: '/api/v1/invitations',
  permission: 'member.manage',
  summary: 'Invitations, newest first.',
  query: pageQuery,
  response: page(invitation),
});

export const invite = endpoint({
  id: 'invitation.create',
  method: 'POST',
  path: '/api/v1/invitations',
  permission: 'member.manage',
  summary: 'Invites somebody by mail, or by a link alone when no address is given.',
  body: z.strictObject({ email: email.optional(), role, days: z.int().min(1).max(30).default(7) }),
  response: z.object({ invitation, link: z.string(), mailed: z.boolean() }),
  status: 201,
});

export const revokeInvitation = endpoint({
  id: 'invitation.revoke',
  method: 'DELETE',
  path: '/api/v1/invitations/:id',
  permission: 'member.manage',
  summary: 'Makes an open invitation void.',
  params: z.strictObject({ id: id('inv') }),
});

const token = z.string().min(1).max(200);

export const lookAtInvitation = endpoint({
  id: 'invitation.look',
  method: 'GET',
  path: '/api/v1/invitation',
  permission: 'public',
  summary: 'What an invitation link is for.',
  query: z.strictObject({ token }),
  response: z.object({ company: z.string(), email: z.string().nullable(), role, known: z.boolean(), expiresAt: time }),
  limit: { perMinute: 30 },
});

export const acceptInvitation = endpoint({
  id: 'invitation.accept',
  method: 'POST',
  path: '/api/v1/invitation',
  permission: 'public',
  summary: 'Accepts an invitation: as a new person, or with the password of the account one has.',
  body: z.strictObject({ token, email: email.optional(), name: line(120).optional(), password: newPassword }),
  response: session,
  status: 201,
  limit: { perMinute: 10, burst: 20 },
});

export const listApiKeys = endpoint({
  id: 'api-key.list',
  method: 'GET',
  path: '/api/v1/api-keys',
  permission: 'apikey.manage',
  summary: 'API keys, newest first, without the keys themselves.',
  query: pageQuery,
  response: page(apiKey),
});

export const addApiKey = endpoint({
  id: 'api-key.create',
  method: 'POST',
  path: '/api/v1/api-keys',
  permission: 'apikey.manage',
  summary: 'Creates an API key. The key is shown this once.',
  body: z.strictObject({ name: line(120), scopes: z.array(permission).min(1).max(100) }),
  response: z.object({ apiKey, key: z.string() }),
  status: 201,
});

export const revokeApiKey = endpoint({
  id: 'api-key.revoke',
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  permission: 'apikey.manage',
  summary: 'Revokes an API key, at once and for good.',
  params: z.strictObject({ id: id('key') }),
});

const brandParams = z.strictObject({ id: id('brd') });
const brandBody = z.strictObject(tradingNameShape).partial();

export const listTradingNames = endpoint({
  id: 'trading-name.list',
  method: 'GET',
  path: '/api/v1/trading-names',
  permission: 'settings.read',
  summary: 'The names under which the company trades; the default first.',
  response: some(tradingName),
});

export const addTradingName = endpoint({
  id: 'trading-name.create',
  method: 'POST',
  path: '/api/v1/trading-names',
  permission: 'brand.manage',
  summary: 'Adds a trading name.',
  body: brandBody.extend({ name: line(120) }),
  response: tradingName,
  status: 201,
});

export const changeTradingName = endpoint({
  id: 'trading-name.change',
  method: 'PATCH',
  path: '/api/v1/trading-names/:id',
  permission: 'brand.manage',
  summary: 'Changes a trading name, or makes it the default.',
  params: brandParams,
  body: brandBody.extend({ version, isDefault: z.literal(true).optional() }),
  response: tradingName,
});

export const removeTradingName = endpoint({
  id: 'trading-name.remove',
  method: 'DELETE',
  path: '/api/v1/trading-names/:id',
  permission: 'brand.manage',
  summary: 'Removes a trading name; the default stays.',
  params: brandParams,
});

export const listAudit = endpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/api/v1/audit',
  permission: 'audit.read',
  summary: 'What was done to settings, access and data, newest first.',
  query: z.strictObject({ ...pageShape, action: z.string().max(100).optional() }),
  response: page(auditEntry),
});
