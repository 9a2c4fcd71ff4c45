import type { Chat } from '../chat.ts';
import type { State } from '../chat-state.ts';
import { store } from '../store.ts';
import { wireTo, type WireMessage } from '../wire.ts';

const nothing = () => undefined;
const done = () => Promise.resolve();
const never = () => new Promise<never>(nothing);

const begun: State = {
  open: true,
  page: 'chat',
  line: 'up',
  messages: [],
  pending: [],
  older: null,
  online: true,
  readAt: null,
  seenAt: null,
  email: null,
  own: null,
  mailSkipped: true,
  typing: null,
  consent: 'free',
  notice: '',
  person: 0,
};

const queue: Chat['queue'] = {
  all: () => [],
  add: nothing,
  arrived: nothing,
  retry: nothing,
  discard: nothing,
  hurry: nothing,
  clear: nothing,
};

const sessions: Chat['sessions'] = {
  token: never,
  start: never,
  known: () => false,
  drop: nothing,
  identify: never,
  signedIn: () => false,
  speak: nothing,
  move: nothing,
  anonymousId: () => '',
  end: done,
};

/** A chat in which nothing is sent and nothing kept: what is answered stands on the card, as the server would have it. */
export function pretendChat(): Chat {
  const state = store(begun);
  return {
    state,
    queue,
    sessions,
    wire: wireTo(location.origin),
    ...showing(state),
    typing: nothing,
    send: nothing,
    upload: never,
    older: done,
    leaveEmail: done,
    transcript: never,
    async answer(message, given) {
      const messages = state.get().messages.map((one) => (one.id === message ? answered(one, given) : one));
      state.set({ messages });
    },
    forget: done,
    logout: done,
    consent: nothing,
    identify: done,
    begin: nothing,
    describe: done,
  };
}

function showing(state: Chat['state']) {
  return {
    open: () => state.set({ open: true }),
    close: () => state.set({ open: false }),
    show: (page: State['page']) => state.set({ page }),
    draft: () => '',
    keepDraft: nothing,
    skipEmail: nothing,
    notice: nothing,
  };
}

function answered(message: WireMessage, { score, words }: { score: number; words?: string }): WireMessage {
  const { card } = message;
  if (card === null || card.kind === 'offer') return message;
  return { ...message, card: { ...card, score, words: words !== undefined } };
}
