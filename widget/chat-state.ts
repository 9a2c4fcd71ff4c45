import type { Consent } from './both/consent-kind.ts';
import { consentNow } from './consent.ts';
import { forVisit } from './keep.ts';
import type { Pending } from './queue.ts';
import { store, type Store } from './store.ts';
import type { Config, Session, WireMessage } from './wire.ts';

export interface State {
  open: boolean;
  page: 'chat' | 'privacy' | 'transcript';
  /** The connection of the stream; `off` while there is nothing to hear. */
  line: 'off' | 'joining' | 'up' | 'lost';
  messages: WireMessage[];
  pending: readonly Pending[];
  older: string | null;
  online: boolean;
  readAt: string | null;
  seenAt: string | null;
  email: string | null;
  /** The hours of this visitor; null: those of everybody. */
  own: Session['own'];
  /** The visitor wants no mail. */
  mailSkipped: boolean;
  typing: string | null;
  consent: Consent;
  /** Said once by the page itself: a file too large, all forgotten. */
  notice: string;
  /** Goes up when somebody else sits here: what was being written belongs to the one before. */
  person: number;
}

export type ChatStore = Store<State>;

const nothingSaid = {
  messages: [],
  older: null,
  readAt: null,
  seenAt: null,
  email: null,
  own: null,
  typing: null,
} as const;

export function newState(config: Config): ChatStore {
  return store<State>({
    ...nothingSaid,
    messages: [],
    open: false,
    page: 'chat',
    line: 'off',
    pending: [],
    online: config.online,
    mailSkipped: forVisit.get<boolean>('mailSkipped') === true,
    consent: consentNow(config),
    notice: '',
    person: 0,
  });
}

/** Forgets what was said; the look stays. */
export function emptyState(state: ChatStore): void {
  state.set({ ...nothingSaid, messages: [], line: 'off' });
}
