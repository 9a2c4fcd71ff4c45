import { unread } from './both/messages.ts';
import type { Chat } from './chat.ts';
import type { State } from './chat-state.ts';
import type { PageApi } from './page-api.ts';

/** Tells the page what happens in the chat. What stood there before is no news. */
export function tellPage(chat: Chat, tell: PageApi['tell']): void {
  let before = { open: chat.state.get().open, count: 0, person: 0 };
  /** When the newest message was written that the page need not hear of; undefined until the first is known. */
  let known: number | undefined;
  function tellMessages({ messages, line, person }: State): void {
    if (person !== before.person) known = undefined;
    const since = known;
    const fresh = messages.filter(({ at, from }) => from !== 'visitor' && Date.parse(at) > (since ?? Infinity));
    for (const { id, from, name, text, at } of fresh) tell('message', { id, from, name, text, at });
    if (line === 'up' || since !== undefined) known = Math.max(since ?? 0, Date.parse(messages.at(-1)?.at ?? '') || 0);
  }
  chat.state.listen(() => {
    const state = chat.state.get();
    const { open, person } = state;
    if (open !== before.open) tell(open ? 'opened' : 'closed');
    tellMessages(state);
    const count = unread(state.messages, state.seenAt).length;
    if (count !== before.count) tell('unread', count);
    before = { open, count, person };
  });
}
