import { z } from 'zod';
import { priority } from '#core/desk/priority.ts';
import { id, line, queryFlag, time, version } from './codecs.ts';
import { tagColour, tagMark } from './conversation-marks.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

const tag = tagMark.extend({
  archived: z.boolean(),
  version,
  /** On how many it stands; null when that was not asked. */
  conversations: z.int().nullable(),
});
const onTag = { params: z.strictObject({ id: id('tag') }), response: tag };

export const listTags = endpoint({
  id: 'tag.list',
  method: 'GET',
  path: '/api/v1/tags',
  permission: 'conversation.read',
  summary:
    'The tags of the company by name, archived ones last; `counted` also tells on how many conversations each stands.',
  query: z.strictObject({ counted: queryFlag.default(false) }),
  response: z.object({ items: z.array(tag) }),
});

export const createTag = endpoint({
  id: 'tag.create',
  method: 'POST',
  path: '/api/v1/tags',
  permission: 'conversation.tag',
  summary: 'Adds a tag; one of that name is given back as it is, and taken out of the archive.',
  body: z.strictObject({ name: line(60), colour: tagColour.default('plain') }),
  response: tag,
});

export const updateTag = endpoint({
  id: 'tag.update',
  method: 'PATCH',
  path: '/api/v1/tags/:id',
  permission: 'tag.manage',
  summary: 'Renames a tag, colours it, archives it or takes it back. Refused with `taken` when another has the name.',
  ...onTag,
  body: z.strictObject({ name: line(60), colour: tagColour, archived: z.boolean(), version }),
});

export const mergeTag = endpoint({
  id: 'tag.merge',
  method: 'POST',
  path: '/api/v1/tags/:id/merge',
  permission: 'tag.manage',
  summary: 'Puts another tag in its place wherever it stands, and removes it.',
  ...onTag,
  body: z.strictObject({ into: id('tag') }),
});

const change = {
  method: 'POST',
  params: z.strictObject({ id: id('cnv') }),
  response: conversationSummary,
} as const;

export const tagConversation = endpoint({
  id: 'conversation.tag',
  path: '/api/v1/conversations/:id/tags',
  permission: 'conversation.tag',
  summary: 'Says which tags stand on the conversation.',
  ...change,
  body: z.strictObject({ tags: z.array(id('tag')).max(50), version }),
});

export const prioritiseConversation = endpoint({
  id: 'conversation.prioritise',
  path: '/api/v1/conversations/:id/priority',
  permission: 'conversation.prioritise',
  summary: 'Says how urgent it is.',
  ...change,
  body: z.strictObject({ priority, version }),
});

export const snoozeConversation = endpoint({
  id: 'conversation.snooze',
  path: '/api/v1/conversations/:id/snooze',
  permission: 'conversation.snooze',
  summary:
    'Puts an open conversation off until a time, or takes that back with null. It wakes at once when the customer writes.',
  ...change,
  body: z.strictObject({ until: time.nullable(), version }),
});

export const followConversation = endpoint({
  id: 'conversation.follow',
  path: '/api/v1/conversations/:id/follow',
  permission: 'conversation.read',
  summary: 'Tells this person of what others do in the conversation, or no more.',
  ...change,
  body: z.strictObject({ following: z.boolean() }),
});

/** `customer`: whom it has to do with; null: nobody who is to be named. */
const titled = { title: z.string(), customer: z.string().nullable() };

const notice = z.object({
  id: id('ntc'),
  /** What it is about. */
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('conversation'), id: id('cnv'), ...titled }),
    z.object({ kind: z.literal('recovery'), id: id('rec'), ...titled }),
    z.object({ kind: z.literal('praise'), id: id('pra'), ...titled }),
    z.object({ kind: z.literal('alert'), id: id('alr'), ...titled }),
  ]),
  /** The event that it tells of: `message.received`, `conversation.resolved` … */
  what: z.string(),
  by: z.string(),
  at: time,
  seen: z.boolean(),
});

export const listNotices = endpoint({
  id: 'notice.list',
  method: 'GET',
  path: '/api/v1/notices',
  permission: 'conversation.read',
  summary:
    'What happened lately in the conversations that this person follows and in what else concerns them, and how much of it is new.',
  response: z.object({ items: z.array(notice), unseen: z.int() }),
});

export const seeNotices = endpoint({
  id: 'notice.see',
  method: 'POST',
  path: '/api/v1/notices/seen',
  permission: 'conversation.read',
  summary:
    'Says that this person has seen their notices; with a conversation, a recovery case, a praise or an alert, those of it.',
  body: z.strictObject({
    conversation: id('cnv').optional(),
    recovery: id('rec').optional(),
    praise: id('pra').optional(),
    alert: id('alr').optional(),
  }),
  response: z.object({ seen: z.int() }),
});
