import { attributesFrom, type Attributes } from './attributes.ts';
import { Refusal } from './both/refusal.ts';
import { laterOf, merge } from './both/messages.ts';
import { newState, type ChatStore, type State } from './chat-state.ts';
import { openConnection, type Connection } from './connection.ts';
import { consentNow, keepConsent } from './consent.ts';
import { forVisit } from './keep.ts';
import { postTo, withToken, type Post } from './post.ts';
import { openQueue, type Pending, type Queue } from './queue.ts';
import { openSessions, type Sessions } from './session.ts';
import { typingOut } from './typing-out.ts';
import type { Config, Session, Wire, WireFile, WireMessage } from './wire.ts';

export interface About {
  wire: Wire;
  config: Config;
  key: string;
  language: string;
  identity?: string | undefined;
  /** Consent was given, refused or taken back. */
  onConsent(given: boolean): void;
  /** What the site signed was refused, with the reason. */
  onRefused(reason: string): void;
  /** The chat leaves the page. */
  signal: AbortSignal;
}

interface Parts extends About {
  state: ChatStore;
  sessions: Sessions;
  queue: Queue;
  post: Post;
  connection: Connection;
  told: Told;
  /** What was said and written here is not the business of whoever comes next. */
  clear(): void;
}

export type Chat = ReturnType<typeof talking> &
  ReturnType<typeof showing> &
  ReturnType<typeof knowing> &
  Pick<Parts, 'state' | 'queue' | 'sessions' | 'wire'>;

/** What the page told of its visitor and the server does not know yet: it goes along with the next words. */
function openTold() {
  let waiting: Attributes | undefined;
  return {
    add: (more: Attributes) => (waiting = { ...waiting, ...more }),
    waiting: () => waiting,
    /** The server has this; what was added meanwhile still waits. */
    arrived: (sent: Attributes | undefined) => (waiting = waiting === sent ? undefined : waiting),
    clear: () => (waiting = undefined),
  };
}
type Told = ReturnType<typeof openTold>;

/** The conversation of this page: what is known of it, and everything the visitor can do. */
export function openChat(about: About): Chat {
  const { wire, signal } = about;
  const state = newState(about.config);
  const told = openTold();
  const clear = () => {
    queue.clear();
    told.clear();
    forVisit.remove('draft');
    connection.reset();
    state.set({ person: state.get().person + 1, mailSkipped: false });
    forVisit.remove('mailSkipped');
  };
  const changed = () => {
    clear();
    if (state.get().open) connection.listen();
  };
  const began = ({ own }: Session) => state.set({ own });
  const sessions = openSessions({ ...about, changed, began, refused: about.onRefused });
  const post = postTo(wire, sessions);
  const queue: Queue = openQueue({
    async send({ clientId, text, files }) {
      await sessions.token();
      // Beginning the visit may have shown that somebody else sits here.
      if (!queue.all().some((item) => item.clientId === clientId)) throw new Refusal(410);
      const attributes = told.waiting();
      const body = { clientId, text, files: files.map(({ id }) => id), attributes };
      const { message } = await post<{ message: WireMessage }>('messages', body);
      told.arrived(attributes);
      return message;
    },
    sent(message) {
      const { messages, seenAt } = state.get();
      state.set({ messages: merge(messages, [message]), seenAt: laterOf(seenAt, message.at) });
    },
    changed: () => state.set({ pending: queue.all() }),
    signal,
  });
  state.set({ pending: queue.all() });
  const connection: Connection = openConnection({ ...about, state, sessions, queue, post, over: () => clear() });
  const parts = { ...about, state, sessions, queue, post, connection, told, clear };
  const chat = { ...talking(parts), ...showing(parts), ...knowing(parts), state, queue, sessions, wire };
  if (about.identity !== undefined) chat.begin();
  else if (sessions.known() || queue.all().length > 0) connection.listen();
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
    /** Sends the conversation by mail; without an address to the one that is known. */
    transcript: async (email?: string) => await post<{ email: string }>('transcript', { email }),
    async answer(message: string, given: { score: number; words?: string }): Promise<void> {
      const { card } = await post<{ card: WireMessage['card'] }>('answers', { message, ...given });
      const answered = { card, question: null };
      state.set({ messages: state.get().messages.map((one) => (one.id === message ? { ...one, ...answered } : one)) });
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

function knowing({ state, sessions, connection, told, post, clear, ...about }: Parts) {
  const { config, onConsent } = about;
  async function forget(): Promise<void> {
    clear();
    await sessions.end();
  }
  function takeUp(session: Session): void {
    connection.take(session.state, true);
    if (session.state.messages.length > 0 || state.get().open) connection.listen();
  }
  return {
    forget,
    /** Who signed in at the site is gone from this device; a visitor who did not, stays. */
    async logout(): Promise<void> {
      if (sessions.signedIn()) await forget();
    },
    consent(given: boolean): void {
      keepConsent(given, config);
      state.set({ consent: consentNow(config) });
      sessions.move();
      onConsent(given);
    },
    identify: async (identity: string) => takeUp(await sessions.identify(identity)),
    /** Who it is was told with the page: what stands there is asked for before anything is shown. */
    begin: () => void sessions.start().then(takeUp, () => connection.listen()),
    /** What the page tells of its visitor: at once where there is a conversation, else with the first words. */
    async describe(given: Record<string, unknown>): Promise<void> {
      const attributes = told.add(attributesFrom(given));
      if (state.get().messages.length === 0) return;
      await post('attributes', { attributes });
      told.arrived(attributes);
    },
  };
}
