import { z } from 'zod';
import { stage } from '#core/touchpoints/stage.ts';
import { id, version } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

/** Whether a person is asked for the reason when something is resolved. */
export const reasonAsked = z.enum(['no', 'offered', 'required']);
export type ReasonAsked = z.infer<typeof reasonAsked>;

const reason = z.object({
  id: id('rsn'),
  /** The one it belongs to; null for those of the first level. */
  group: id('rsn').nullable(),
  /** As facts call it: stays when the name changes. */
  key: z.string(),
  name: z.string(),
  /** Where in the purchase it usually comes up; null: it depends. */
  stage: stage.nullable(),
  retired: z.boolean(),
  version,
});
export const reasonList = z.object({
  /** Each group followed by its own, in the company's order. */
  items: z.array(reason),
  asked: reasonAsked,
  settingsVersion: version,
});

export const listReasons = endpoint({
  id: 'reason.list',
  method: 'GET',
  path: '/api/v1/reasons',
  permission: 'conversation.read',
  summary: 'Why customers get in touch, in two levels and the company’s order, and whether a person is asked for it.',
  response: reasonList,
});

export const sayReason = endpoint({
  id: 'conversation.reason',
  method: 'POST',
  path: '/api/v1/conversations/:id/reason',
  permission: 'conversation.resolve',
  summary:
    'Says why the customer got in touch, and where in their purchase they are. A stage left out becomes the usual one of the reason.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ reason: id('rsn').nullable(), stage: stage.nullable().optional(), version }),
  response: conversationSummary,
});
