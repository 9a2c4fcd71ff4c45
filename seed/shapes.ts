import type { Person } from './person.ts';

type Actor = 'customer' | 'agent' | 'bot' | 'system';

/** One thing that happened, told without ids: the loader adds them. `at` is milliseconds since 1970. */
export interface Happening {
  at: number;
  channel: string;
  touchpoint: string;
  direction: 'in' | 'out' | 'none';
  kind: string;
  actor: Actor;
  facts?: Record<string, number | boolean | string>;
  feelings?: { scale: 'csat5' | 'nps'; score: number };
  /** The position in `conversations` that it belongs to. */
  conversation?: number;
}

export interface Line {
  at: number;
  from: 'customer' | 'agent';
  text: string;
}

/** A matter that somebody wrote to us about. */
export interface Matter {
  channel: 'mail' | 'chat' | 'form';
  subject: string;
  /** The key of the reason, and the stage of the purchase, as somebody said when it was settled. */
  reason: string;
  stage: 'before' | 'after';
  /** The number of the order, where the form asks for it. */
  order: string | null;
  lines: Line[];
  /** The position of the colleague who has it; null while nobody has. */
  agent: number | null;
  startedAt: number;
  firstAnswerAt: number | null;
  resolvedAt: number | null;
  reopened: number;
  handovers: number;
  ask: Ask | null;
}

export interface Ask {
  decidedAt: number;
  state: 'not-asked' | 'answered' | 'expired' | 'delivered';
  reason: 'asked-recently' | null;
  sentAt: number | null;
  answer: { score: number; words: string; at: number } | null;
}

/** One customer with everything that happened. */
export interface Life {
  person: Person;
  happenings: Happening[];
  matters: Matter[];
}
