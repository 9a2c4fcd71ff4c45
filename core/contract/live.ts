import { z } from 'zod';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** What somebody does with a conversation on their screen. */
export const doing = z.enum(['viewing', 'reply', 'note']);

/** The signal that somebody came to a conversation, left it, or does something else there; its subject is the conversation. */
export const lookedSignal = 'presence.looked';

/** Who has a conversation on their screen. */
export const looked = z.object({ people: z.array(z.object({ member: z.guid(), name: z.string(), doing })) });

export const lookAt = endpoint({
  id: 'live.look',
  method: 'POST',
  path: '/api/v1/live/look',
  permission: 'conversation.read',
  summary:
    'Says which conversations a live stream shows: of these it tells at once and everything, and colleagues see it.',
  body: z.strictObject({
    /** The name of the stream, from its `ready` event. */
    screen: z.guid(),
    conversations: z.array(z.strictObject({ id: id('cnv'), doing })).max(20),
  }),
  response: z.object({ told: z.boolean() }),
});
