import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { formLimits } from '#core/channels/form/fields.ts';
import { formSettings } from '#core/channels/form/form-settings.ts';
import { proofParts } from '#core/channels/form/proof.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

// Besides these: GET and POST /f/:key (the page; the POST is of browsers without scripts), POST /api/v1/forms/:key/files
// (the bytes as body, the proof in `x-throughline-proof`), GET /form.js (for pages of other sites) and /form/:file.

// An office may share one address; what costs the sender is the proof.
const byAddress = { perMinute: 60, burst: 30 };
const formKey = z.string().min(8).max(80);
const params = z.strictObject({ key: formKey });

export const beginForm = endpoint({
  id: 'form.challenge',
  method: 'POST',
  path: '/api/v1/forms/:key/challenges',
  permission: 'public',
  summary: 'Gives the work that has to be done before one submission; `pass` is what the page carries.',
  params,
  body: z.strictObject({ pass: z.string().max(1000).optional() }),
  response: z.object({
    /** The puzzle and our signature; see core/channels/form/proof.ts. */
    challenge: z.string(),
    expiresAt: time,
  }),
  limit: { perMinute: 120, burst: 60 },
});

const given = z.union([z.string().max(40_000), z.boolean(), z.array(z.string().max(200)).max(formLimits.options)]);
export const proof = z.strictObject({
  challenge: z.string().max(2000),
  counters: z
    .array(
      z
        .int()
        .min(0)
        .max(2 ** 31),
    )
    .max(proofParts),
});

export const sendForm = endpoint({
  id: 'form.send',
  method: 'POST',
  path: '/api/v1/forms/:key/submissions',
  permission: 'public',
  summary: 'Sends a filled-in form. The same proof with the same values again answers the same number.',
  params,
  body: z.strictObject({
    language: z.enum(chatLanguages),
    values: z.record(z.string().max(60), given),
    proof,
    /** What stands in the field that only programs fill in. */
    trap: z.string().max(2000).default(''),
    /** The page that the form stands on. */
    page: z.string().max(2000).default(''),
  }),
  response: z.object({
    /** Null: it is kept, and its number is not known yet. */
    number: z.int().nullable(),
  }),
  status: 201,
  limit: byAddress,
  bodyLimit: formLimits.bytes,
});

const account = z.object({
  id: id('chn'),
  name: z.string(),
  key: z.string(),
  tradingName: id('brd').nullable(),
  settings: formSettings,
  active: z.boolean(),
  version,
});

const accountParams = z.strictObject({ id: id('chn') });

export const listForms = endpoint({
  id: 'form.list',
  method: 'GET',
  path: '/api/v1/channels/forms',
  permission: 'channel.manage',
  summary: 'The web forms with their settings, oldest first.',
  response: z.object({
    items: z.array(account),
    /** The address of the script for pages of other sites, and what it must hash to. */
    script: z.object({ path: z.string(), integrity: z.string() }).nullable(),
  }),
});

export const createForm = endpoint({
  id: 'form.create',
  method: 'POST',
  path: '/api/v1/channels/forms',
  permission: 'channel.manage',
  summary: 'Makes a web form with the usual fields.',
  body: z.strictObject({ name: line(80) }),
  response: account,
  status: 201,
});

export const changeForm = endpoint({
  id: 'form.change',
  method: 'PATCH',
  path: '/api/v1/channels/forms/:id',
  permission: 'channel.manage',
  summary: 'Changes a web form, or switches it off; settings are given whole.',
  params: accountParams,
  body: z.strictObject({
    version,
    name: line(80).optional(),
    tradingName: id('brd').nullable().optional(),
    settings: formSettings.optional(),
    active: z.boolean().optional(),
  }),
  response: account,
  bodyLimit: 512 * 1024,
});
