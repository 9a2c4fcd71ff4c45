import { visitorOfThread } from '#channels';
import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { readVisitor } from '#core/contract/visitor.ts';
import { bind, type Route } from '#platform';
import { visibleConversation } from './conversation.ts';

/** The visitor of a chat beside their conversation. */
export const visitorRoutes: Route[] = [
  bind(readVisitor, async (tx, { id }, { actor }) => {
    const { channel } = await visibleConversation(tx, id, actor);
    const visitor = channel === 'chat' ? await visitorOfThread(tx, id) : undefined;
    return { visitor: visitor ? { ...visitor, language: chatLanguageFor([visitor.language]) } : null };
  }),
];
