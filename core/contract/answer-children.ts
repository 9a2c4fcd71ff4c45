import { z } from 'zod';
import { channelKinds } from '../channels/channel.ts';
import { bulk } from './bulk.ts';
import { id, line } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const params = z.strictObject({ id: id('cnv') });

/** One text to all; `{{ customer.firstName | default: "there" }}` is filled in for each. */
const answer = {
  text: line(50_000),
  /** The text has marks: chats get it plainly. */
  marked: z.boolean().default(false),
  /** Each is resolved when its answer goes. */
  resolve: z.boolean().default(false),
};

const child = z.object({
  /** Null: the reader may know that there is one, and not which. */
  conversation: z
    .object({
      id: id('cnv'),
      number: z.int(),
      subject: z.string(),
      channel: z.enum(channelKinds),
      customer: z.string(),
    })
    .nullable(),
  /** As it would go out; null where nothing would. */
  text: z.string().nullable(),
  /** Why it would not. */
  reason: z.string().nullable(),
});

export const previewAnswers = endpoint({
  id: 'children.preview',
  method: 'POST',
  path: '/api/v1/conversations/:id/children/answers/preview',
  permission: 'conversation.reply',
  summary: 'What each child of this conversation would be answered, and which of them would not, and why.',
  params,
  body: z.strictObject(answer),
  response: z.object({ items: z.array(child) }),
});

export const answerChildren = endpoint({
  id: 'children.answer',
  method: 'POST',
  path: '/api/v1/conversations/:id/children/answers',
  permission: 'conversation.reply',
  summary:
    'Answers all open children of this conversation, one by one. Each answer waits half a minute, so that taking the act back takes back what has not gone.',
  params,
  body: z.strictObject({
    ...answer,
    /** Files that each of them gets; a picture among the words stands there by its id. */
    uploads: z.array(id('fil')).max(20).default([]),
    /** This conversation is resolved, too. */
    resolveParent: z.boolean().default(false),
  }),
  status: 202,
  response: bulk,
});
