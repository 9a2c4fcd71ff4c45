import { visitorOfThread } from '#channels';
import { isMasked } from '#people';
import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { readVisitor } from '#core/contract/visitor.ts';
import { bind, type Route } from '#platform';
import { visibleConversation } from './conversation.ts';

type Attributes = NonNullable<Awaited<ReturnType<typeof visitorOfThread>>>['attributes'];

/** Numbers as texts, which are masked where they look like those of a telephone. */
function inWords(attributes: Attributes): Attributes {
  const words = (value: Attributes[string]) => (typeof value === 'number' && value >= 1e6 ? String(value) : value);
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, words(value)]));
}

/** The visitor of a chat beside their conversation. */
export const visitorRoutes: Route[] = [
  bind(readVisitor, async (tx, { id }, { actor }) => {
    const { channel } = await visibleConversation(tx, id, actor);
    const visitor = channel === 'chat' ? await visitorOfThread(tx, id) : undefined;
    if (visitor && isMasked(actor)) visitor.attributes = inWords(visitor.attributes);
    return { visitor: visitor ? { ...visitor, language: chatLanguageFor([visitor.language]) } : null };
  }),
];
