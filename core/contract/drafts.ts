import { z } from 'zod';
import { keptCopies } from '#core/channels/copies.ts';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const file = z.object({
  id: id('fil'),
  name: z.string().max(300),
  type: z.string().max(200),
  size: z.number(),
  /** A picture among the words: without its place there it goes nowhere. */
  inline: z.boolean().optional(),
});

/** What stands in the box of a conversation and was not sent yet. */
export const draftContent = z.object({
  mode: z.enum(['reply', 'note']),
  reply: z.string().max(50_000),
  note: z.string().max(50_000),
  uploads: z.array(file).max(20),
  /** The newest message that was on the screen when the answer was last written at. */
  seen: id('msg').nullable(),
  sender: id('snd').nullable(),
  /** The signature stands under it. */
  signed: z.boolean(),
  anyway: z.boolean(),
  /** Who else gets it; null or left out: as the mailbox has it. */
  copies: keptCopies.nullable().optional(),
});

/** A draft as it is kept; without content when it was sent or taken away. The version is 0 before there was one. */
export const keptDraft = z.object({ version: z.int(), content: draftContent.nullable() });

/** A colleague who has begun to write here; not what. */
export const drafting = z.object({ member: id('usr'), name: z.string() });

export const saveDraft = endpoint({
  id: 'draft.save',
  method: 'PUT',
  path: '/api/v1/conversations/:id/draft',
  permission: 'conversation.note',
  summary:
    'Keeps what one has written here and not sent. Where it was changed elsewhere since `base`, nothing is kept and the other one comes back.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ content: draftContent.nullable(), base: z.int().min(0) }),
  ownWords: ['content'],
  response: keptDraft.extend({ saved: z.boolean() }),
});
