import { z } from 'zod';
import { offerCard } from '#core/channels/chat-offer.ts';
import { id } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

const { title, text, links, choices } = offerCard.shape;

export const offerInConversation = endpoint({
  id: 'conversation.offer',
  method: 'POST',
  path: '/api/v1/conversations/:id/offers',
  permission: 'conversation.reply',
  summary: 'Answers in a chat with words to choose from, or with a card: picture, title, links.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ title, text, links, choices, picture: id('fil').nullable().default(null) }),
  response: conversationSummary,
});
