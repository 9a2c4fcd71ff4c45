import { lastOfOurs, laterOf, merge, unread } from './both/messages.ts';
import { isRefusal } from './both/refusal.ts';
import { emptyState, type ChatStore } from './chat-state.ts';
import { openLine, type Line } from './line.ts';
import { nap } from './pause.ts';
import type { Post } from './post.ts';
import type { Queue } from './queue.ts';
import type { Sessions } from './session.ts';
import type { Session, Wire, WireEvent, WireMessage } from './wire.ts';

export interface Connection {
  /** Opens the line, if it is not open. */
  listen(): void;
  /** Hangs up and forgets what was said. */
  reset(): void;
  hangUp(): void;
  /** Takes over what the server says stands in the conversation. */
  take(state: Session['state'], fresh: boolean): void;
  /** Tells the server what arrived here and what was seen. */
  mark(): void;
}

interface Parts {
  wire: Wire;
  sessions: Sessions;
  state: ChatStore;
  queue: Queue;
  post: Post;
  /** Somebody ended this visit, here or on another page. */
  over(): void;
  signal: AbortSignal;
}

/** An agent's "is writing" that is not repeated is over after this. */
const typingLasts = 8000;

export function openConnection(parts: Parts): Connection {
  const { wire, sessions, state, queue } = parts;
  const mark = marker(parts);
  let line: Line | undefined;
  /** The token the line was opened with. */
  let used: string | undefined;
  const connection: Connection = {
    mark,
    take(given, fresh) {
      takeState(parts, given, fresh);
      mark();
    },
    listen() {
      if (line) return;
      state.set({ line: 'joining' });
      line = openLine(wire, {
        token: async () => (used = await sessions.token()),
        hear,
        up(connected) {
          state.set({ line: connected ? 'up' : 'lost' });
          if (connected) queue.hurry();
        },
        refused: () => sessions.drop(used),
      });
    },
    hangUp() {
      line?.hangUp();
      line = undefined;
    },
    reset() {
      connection.hangUp();
      emptyState(state);
    },
  };
  const over = () => {
    sessions.drop(used);
    parts.over();
  };
  const hear = hearing({ ...parts, over }, connection);
  document.addEventListener('visibilitychange', mark, { signal: parts.signal });
  parts.signal.addEventListener('abort', connection.hangUp);
  return connection;
}

function takeState({ state, queue }: Parts, given: Session['state'], fresh: boolean): void {
  const { messages, older, ...rest } = given;
  const kept = fresh ? [] : state.get().messages;
  const shown = merge(kept, messages as WireMessage[]);
  state.set({ ...rest, messages: shown, ...(kept.length === 0 ? { older } : {}) });
  for (const { clientId } of messages) if (clientId !== null) queue.arrived(clientId);
}

function hearing({ state, queue, over }: Parts, connection: Connection): (event: WireEvent) => void {
  let typingOver: ReturnType<typeof setTimeout> | undefined;
  const ears: { [E in WireEvent['event']]: (event: Extract<WireEvent, { event: E }>) => void } = {
    sync: (event) => connection.take(event.state, event.fresh),
    message({ message }) {
      if (message.clientId !== null) queue.arrived(message.clientId);
      const typing = message.from === 'visitor' ? state.get().typing : null;
      state.set({ messages: merge(state.get().messages, [message as WireMessage]), typing });
      connection.mark();
    },
    read: ({ at }) => state.set({ readAt: laterOf(state.get().readAt, at) }),
    seen: ({ at }) => state.set({ seenAt: laterOf(state.get().seenAt, at) }),
    typing({ name, typing }) {
      clearTimeout(typingOver);
      state.set({ typing: typing ? name : null });
      if (typing) typingOver = setTimeout(() => state.set({ typing: null }), typingLasts);
    },
    presence: ({ online }) => state.set({ online }),
    over,
  };
  return (event) => (ears[event.event] as ((event: WireEvent) => void) | undefined)?.(event);
}

/** Seconds until a mark that could not be told is told again. */
const tellAgain = 5;

/** Tells what arrived and what was seen, one after the other, until the server knows. */
function marker({ state, post }: Parts): () => void {
  let told = { received: '', read: '' };
  let seen = '';
  let busy = false;
  function mark(): void {
    const { messages, open, page, seenAt } = state.get();
    const last = lastOfOurs(messages);
    if (!last) return;
    const looking = open && page === 'chat' && document.visibilityState === 'visible';
    if (looking && unread([last], seenAt).length > 0) {
      seen = last.id;
      state.set({ seenAt: laterOf(seenAt, last.at) });
    }
    const next = { received: last.id, read: seen };
    if (busy || (next.received === told.received && next.read === told.read)) return;
    busy = true;
    void tell(next).then(() => {
      busy = false;
      mark();
    });
  }
  async function tell(next: typeof told): Promise<void> {
    try {
      await post('marks', { received: next.received, ...(next.read === '' ? {} : { read: next.read }) });
      told = next;
    } catch (error) {
      if (isRefusal(error) && !error.passing) told = next;
      else await nap(tellAgain).over;
    }
  }
  return mark;
}
