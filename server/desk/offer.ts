import { offerInWords, type OfferCard } from '#core/channels/chat-offer.ts';
import { offerInConversation } from '#core/contract/offers.ts';
import { bind, problem, type Actor, type App, type Route, type Tx } from '#platform';
import { visibleConversation } from './conversation.ts';
import { summaryOf } from './read.ts';
import { reply } from './reply.ts';

interface Offer extends Omit<OfferCard, 'kind'> {
  id: string;
  picture: string | null;
  key: string;
}

/** Answers with a card that the chat draws; everybody else reads it in words. Throws `invalid` on other channels, and without words. */
async function offer(tx: Tx, { id, picture, key, ...said }: Offer, by: { app: App; actor: Actor }): Promise<void> {
  const { channel } = await visibleConversation(tx, id, by.actor);
  if (channel !== 'chat')
    throw problem('invalid', { detail: 'Only a chat can show answers to choose from and cards.' });
  if (said.title === '' && said.text === '') {
    const message = 'needs a title or a text';
    throw problem('invalid', { detail: `The answer ${message}.`, fields: [{ path: 'text', message }] });
  }
  const card = { kind: 'offer', ...said } as const;
  const uploads = picture === null ? [] : [picture];
  const usual = { marked: false, seen: null, resolve: false, sender: null, signature: null, anyway: false, copies: [] };
  await reply(tx, { ...usual, id, key, uploads, text: offerInWords(card), card }, by);
}

export const offerRoutes: Route[] = [
  bind(offerInConversation, async (tx, input, { app, actor, request }) => {
    const key = String(request.headers['idempotency-key'] ?? request.id);
    await offer(tx, { ...input, key }, { app, actor });
    return summaryOf(tx, input.id, actor);
  }),
];
