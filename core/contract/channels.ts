import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { health, healthState } from '#core/channels/channel-health.ts';
import { mailSecrets, mailSettings } from '#core/channels/mail-settings.ts';
import { id, line, queryFlag, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

// Besides these: GET /api/v1/messages/:id/html (a mail as it was laid out, with its own sandbox policy),
// GET /api/v1/messages/:id/files/:file and POST /api/v1/uploads?name= (the bytes as body).

const accountParams = z.strictObject({ id: id('chn') });

export const channelAccount = z.object({
  id: id('chn'),
  kind: z.enum(channelKinds),
  name: z.string(),
  active: z.boolean(),
  tradingName: id('brd').nullable(),
  /** Of a mailbox; a chat box has its own endpoints. */
  mail: mailSettings.nullable(),
  /** Which passwords are kept; they are never shown. */
  secrets: z.array(z.string()),
  /** What keeps it from working, one sentence each. */
  missing: z.array(z.string()),
  /** Of both directions together: failing when either is. */
  health: healthState,
  healthReason: z.string().nullable(),
  /** Of a mailbox: how mail comes in and goes out; null for what it is not set to do. */
  incoming: health.nullable(),
  outgoing: health.nullable(),
  version,
});

export const listChannels = endpoint({
  id: 'channel.list',
  method: 'GET',
  path: '/api/v1/channels',
  permission: 'session',
  summary: 'The channels of the workspace, how they are and what they lack.',
  response: z.object({
    items: z.array(channelAccount),
    /** The port mail can be forwarded to; null when the listener is off. */
    smtpPort: z.int().nullable(),
    /** Where a provider sends the browser back to after a consent (OAuth 2): registered there. */
    mailRedirect: z.string(),
    /** What the workspace cannot do yet, one sentence each. */
    missing: z.array(z.string()),
  }),
});

export const createMailAccount = endpoint({
  id: 'channel.create-mail',
  method: 'POST',
  path: '/api/v1/channels/mail',
  permission: 'channel.manage',
  summary: 'Connects a mailbox.',
  body: z.strictObject({
    name: line(80),
    settings: mailSettings,
    secrets: mailSecrets.optional(),
    tradingName: id('brd').nullable().optional(),
  }),
  response: channelAccount,
  status: 201,
});

export const changeMailAccount = endpoint({
  id: 'channel.change-mail',
  method: 'PATCH',
  path: '/api/v1/channels/mail/:id',
  permission: 'channel.manage',
  summary: 'Changes a mailbox, or switches it off.',
  params: accountParams,
  body: z.strictObject({
    version,
    name: line(80).optional(),
    settings: mailSettings.optional(),
    secrets: mailSecrets.optional(),
    tradingName: id('brd').nullable().optional(),
    active: z.boolean().optional(),
  }),
  response: channelAccount,
});

export const deleteChannel = endpoint({
  id: 'channel.delete',
  method: 'DELETE',
  path: '/api/v1/channels/:id',
  permission: 'channel.manage',
  summary: 'Disconnects a channel; its conversations stay.',
  params: accountParams,
});

const checked = z.object({ ok: z.boolean(), detail: z.string() });

export const testMailAccount = endpoint({
  id: 'channel.test-mail',
  method: 'POST',
  path: '/api/v1/channels/mail/test',
  permission: 'channel.manage',
  summary: 'Tries the connections of a mailbox without keeping anything.',
  body: z.strictObject({
    settings: mailSettings,
    secrets: mailSecrets.optional(),
    /** A kept mailbox whose passwords fill those left out. */
    account: id('chn').optional(),
  }),
  response: z.object({ incoming: checked.nullable(), outgoing: checked.nullable() }),
  limit: { perMinute: 20, burst: 10 },
});

/** The query of a mail's own page. */
export const mailHtmlQuery = z.strictObject({ images: queryFlag.default(false) });
