import { laterOf, merge } from './both/messages.ts';
import { newState, type ChatStore, type State } from './chat-state.ts';
import { openConnection, type Connection } from './connection.ts';
import { consentNow, keepConsent } from './consent.ts';
import { forVisit } from './keep.ts';
import { postTo, withToken, type Post } from './post.ts';
import { openQueue, type Pending, type Queue } from './queue.ts';
import { openSessions, type Sessions } from './session.ts';
import { typingOut } from './typing-out.ts';
import type { Config, Wire, WireFile, WireMessage } from './wire.ts';

export interface About {
  wire: Wire;
  config: Config;
  key: string;
  language: string;
  /** Consent was given, refused or taken back. */
  onConsent(given: boolean): void;
}

interface Parts extends About {
  state: ChatStore;
  sessions: Sessions;
  queue: Queue;
  post: Post;
  connection: Connection;
}

export type Chat = ReturnType<typeof talking> &
  ReturnType<typeof showing> &
  ReturnType<typeof knowing> &
  Pick<Parts, 'state' | 'queue' | 'sessions' | 'wire'>;

/** The conversation of this page: what is known of it, and everything the visitor can do. */
export function openChat(about: About): Chat {
  const state = newState(about.config);
  const sessions = openSessions(about);
  const post = postTo(about.wire, sessions);
  const queue: Queue = openQueue({
    async send({ clientId, text, files }) {
      const ids = files.map(({ id }) => id);
      return (await post<{ message: WireMessage }>('messages', { clientId, text, files: ids })).message;
    },
    sent(message) {
      const { messages, seenAt } = state.get();
      state.set({ messages: merge(messages, [message]), seenAt: laterOf(seenAt, message.at) });
    },
    changed: () => state.set({ pending: queue.all() }),
  });
  state.set({ pending: queue.all() });
  const connection = openConnection({ ...about, state, sessions, queue, post });
  const parts = { ...about, state, sessions, queue, post, connection };
  if (sessions.known() || queue.all().length > 0) connection.listen();
  const chat = { ...talking(parts), ...showing(parts), ...knowing(parts), state, queue, sessions, wire: about.wire };
  if (forVisit.get<boolean>('open') === true) chat.open();
  return chat;
}

function talking({ state, queue, post, connection, wire, sessions }: Parts) {
  const typing = typingOut((writing) => {
    if (state.get().messages.length > 0) post('typing', { typing: writing }).catch(() => undefined);
  });
  return {
    typing,
    send(text: string, files: Pending['files']): void {
      typing(false);
      state.set({ notice: '' });
      queue.add(text, files);
      connection.listen();
    },
    async upload(file: File, told: (bytes: number) => void): Promise<WireFile> {
      const path = `/api/v1/chat/files?name=${encodeURIComponent(file.name)}`;
      return await withToken(sessions, (token) => wire.upload<WireFile>(path, { token, file, told }));
    },
    async older(): Promise<void> {
      const { older } = state.get();
      if (older === null) return;
      const path = `/api/v1/chat/messages?after=${encodeURIComponent(older)}`;
      const page = await withToken(sessions, (token) =>
        wire.call<{ messages: WireMessage[]; older: string | null }>(path, { method: 'GET', token }),
      );
      state.set({ messages: merge(page.messages, state.get().messages), older: page.older });
    },
    async leaveEmail(email: string): Promise<void> {
      state.set(await post<{ email: string }>('email', { email }));
    },
    async answer(message: string, given: { score: number; words?: string }): Promise<void> {
      const { card } = await post<{ card: WireMessage['card'] }>('answers', { message, ...given });
      state.set({ messages: state.get().messages.map((one) => (one.id === message ? { ...one, card } : one)) });
    },
  };
}

function showing({ state, connection }: Parts) {
  return {
    open(): void {
      state.set({ open: true, page: 'chat', notice: '' });
      forVisit.set('open', true);
      connection.listen();
      connection.mark();
    },
    close(): void {
      state.set({ open: false });
      forVisit.remove('open');
    },
    show(page: State['page']): void {
      state.set({ page, notice: '' });
      connection.mark();
    },
    draft: () => forVisit.get<string>('draft') ?? '',
    keepDraft: (text: string) => forVisit.set('draft', text),
    skipEmail(): void {
      forVisit.set('mailSkipped', true);
      state.set({ mailSkipped: true });
    },
    notice: (text: string) => state.set({ notice: text }),
  };
}

function knowing({ state, sessions, queue, connection, ...about }: Parts) {
  const { config, onConsent } = about;
  async function forget(): Promise<void> {
    queue.clear();
    connection.reset();
    await sessions.end();
  }
  return {
    forget,
    consent(given: boolean): void {
      keepConsent(given, config);
      state.set({ consent: consentNow(config) });
      sessions.move();
      onConsent(given);
    },
    /** Another person than before begins with an empty chat. */
    async identify(identity: string): Promise<void> {
      const before = sessions.visitor();
      const session = await sessions.identify(identity);
      if (before !== undefined && before !== sessions.visitor()) {
        queue.clear();
        connection.reset();
      }
      connection.take(session.state, true);
      if (session.state.messages.length > 0 || state.get().open) connection.listen();
    },
  };
}
