import { z } from 'zod';
import { keptCopies } from '#core/channels/copies.ts';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const file = z.object({ id: id('fil'), name: z.string().max(300), type: z.string().max(200), size: z.number() });

/** What somebody writes to others beside a conversation and has not sent. */
export const sideDraftContent = z.object({
  /** As it was typed. */
  to: z.string().max(5_000),
  subject: z.string().max(300),
  text: z.string().max(50_000),
  uploads: z.array(file).max(20),
  quotes: z.array(id('msg')).max(50),
  along: z.array(z.object({ message: id('msg'), file: id('fil') })).max(20),
  /** Null: as nobody has chosen. */
  copies: keptCopies.nullable(),
  mailbox: id('chn').nullable(),
  sender: id('snd').nullable(),
  signed: z.boolean(),
});

/** As it is kept; without content when it was sent or taken away. The version is 0 before there was one. */
const kept = z.object({ version: z.int(), content: sideDraftContent.nullable() });

const onConversation = { params: z.strictObject({ id: id('cnv') }) };

export const readSideDraft = endpoint({
  id: 'conversation.side-draft',
  method: 'GET',
  path: '/api/v1/conversations/:id/side-draft',
  permission: 'conversation.side',
  summary: 'What one has written in a side conversation and not sent, or in one that is about to begin.',
  ...onConversation,
  query: z.strictObject({ side: id('sid').optional() }),
  ownWords: ['content'],
  response: kept,
});

export const saveSideDraft = endpoint({
  id: 'conversation.side-draft-save',
  method: 'PUT',
  path: '/api/v1/conversations/:id/side-draft',
  permission: 'conversation.side',
  summary: 'Keeps it. Where it was changed elsewhere since `base`, nothing is kept and the other one comes back.',
  ...onConversation,
  body: z.strictObject({
    /** Null: one that is about to begin. */
    side: id('sid').nullable(),
    content: sideDraftContent.nullable(),
    base: z.int().min(0),
  }),
  ownWords: ['content'],
  response: kept.extend({ saved: z.boolean() }),
});
