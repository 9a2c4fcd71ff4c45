import { z } from 'zod';
import { permission, role } from '#core/people/permissions.ts';
import { currency, email, id, line, time, version, zone } from './codecs.ts';

/** The languages that the product speaks to customers. */
export const language = z.enum(['en', 'de', 'fr', 'es', 'pt', 'ar', 'sw']);

/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country such as DE' });

export const person = z.object({ id: id('usr'), name: z.string(), email: z.string() });

export const workspaceRef = z.object({ id: id('wsp'), name: z.string(), role, demo: z.boolean() });

export const settings = z.object({
  id: id('wsp'),
  name: z.string(),
  zone: z.string(),
  currency: z.string(),
  language: z.string(),
  country: z.string(),
  consentRequired: z.boolean(),
  demo: z.boolean(),
  version,
  createdAt: time,
});

/** What a workspace is asked at set-up. */
export const companyShape = {
  company: line(200),
  zone,
  currency,
  language,
  country,
};

export const member = z.object({
  user: id('usr'),
  name: z.string(),
  email: z.string(),
  role,
  since: time,
});

export const invitation = z.object({
  id: id('inv'),
  email: z.string().nullable(),
  role,
  invitedBy: z.string().nullable(),
  createdAt: time,
  expiresAt: time,
  state: z.enum(['open', 'accepted', 'expired', 'revoked']),
});

export const apiKey = z.object({
  id: id('key'),
  name: z.string(),
  /** The first letters of the key, to recognise it by. */
  start: z.string(),
  scopes: z.array(permission),
  createdAt: time,
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, { error: 'must be a colour such as #3366ff' });
const domainName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, { error: 'must be a domain such as example.com' });

/** What can be set of a trading name. */
export const tradingNameShape = {
  name: line(120),
  colour: colour.nullable(),
  logo: id('fil').nullable(),
  senderName: line(120).nullable(),
  senderAddress: email.nullable(),
  domain: domainName.nullable(),
};

export const tradingName = z.object({
  id: id('brd'),
  ...tradingNameShape,
  isDefault: z.boolean(),
  version,
});

export const sessionRow = z.object({
  id: id('ses'),
  createdAt: time,
  lastSeenAt: time,
  address: z.string().nullable(),
  device: z.string().nullable(),
  current: z.boolean(),
});

export const auditEntry = z.object({
  id: id('aud'),
  at: time,
  actor: z.object({ kind: z.string(), name: z.string() }),
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
