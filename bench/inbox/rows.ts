import { dice } from '../mail/dice.ts';
import { languages, nameOf, sentences, type Language } from './words.ts';

export interface Size {
  messages: number;
  conversations: number;
  customers: number;
}

/** As many as the measure names, or in the same proportion. */
export function sizeOf(messages: number): Size {
  return { messages, conversations: Math.ceil(messages / 10), customers: Math.ceil(messages / 25) };
}

export const seed = 4_711;
/** When the last message came. */
export const until = Date.UTC(2026, 10, 1);
const days = 365;

/** Ids in the order of their times, as PostgreSQL makes them; the same ones each time. */
export function idAt(at: number, number: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const rest = number.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`;
}

export interface Customer {
  id: string;
  first: string;
  last: string;
  email: string;
  language: Language;
}

export interface Conversation {
  id: string;
  customer: Customer;
  mail: boolean;
  subject: string;
  startedAt: number;
  lastAt: number;
  lastInAt: number;
  lastOutAt: number | null;
  messages: number;
  /** Of its agents by number; null: nobody's. */
  agent: number | null;
}

export interface Message {
  id: string;
  conversation: Conversation;
  at: number;
  fromCustomer: boolean;
  text: string;
  attached: string;
}

function languageBy(roll: () => number, all: Language[]): Language {
  let left = roll();
  return all.find(({ share }) => (left -= share) < 0) ?? all[0]!;
}

/** The customers of the made company. */
export function customersOf({ customers }: Size): Customer[] {
  const roll = dice(seed + 1);
  const all = languages(seed);
  return Array.from({ length: customers }, (_, number) => {
    const language = languageBy(roll, all);
    const { first, last } = nameOf(roll, language);
    const plain = `${first}.${last}`.normalize('NFD').replaceAll(/[^A-Za-z.]/g, '');
    return {
      id: idAt(until - days * 86_400_000 - 1, number),
      first,
      last,
      email: `${plain.toLowerCase()}${number}@mail${number % 40}.example`,
      language,
    };
  });
}

const atOnce = 4_000;
const fileNames = ['invoice', 'photo', 'receipt', 'Rechnung', 'screenshot', 'facture', 'return-label'];

/** All messages in the order in which they came; a conversation goes on among those that began not long before. */
export function* messagesOf(size: Size, customers: Customer[], agents: number): Generator<Message> {
  const roll = dice(seed + 2);
  const step = (days * 86_400_000) / size.messages;
  const going: Conversation[] = [];
  let begun = 0;
  for (let number = 0; number < size.messages; number++) {
    const at = Math.floor(until - (size.messages - number) * step);
    const due = begun < size.conversations && number * size.conversations >= begun * size.messages;
    if (due) {
      const made = begin(roll, { customers, agents, number: begun++, at });
      if (going.length < atOnce) going.push(made);
      else going[Math.floor(roll() * atOnce)] = made;
      yield write(roll, made, { number, at, first: true });
    } else yield write(roll, going[Math.floor(roll() * going.length)]!, { number, at, first: false });
  }
}

interface Beginning {
  customers: Customer[];
  agents: number;
  number: number;
  at: number;
}

function begin(roll: () => number, { customers, agents, number, at }: Beginning): Conversation {
  const customer = customers[Math.floor(roll() ** 2 * customers.length)]!;
  const mail = roll() < 0.7;
  const subject = mail ? sentences(roll, customer.language, 3 + Math.floor(roll() * 5)) : '';
  const agent = roll() < 0.7 ? Math.floor(roll() * agents) : null;
  const times = { startedAt: at, lastAt: at, lastInAt: at, lastOutAt: null, messages: 0 };
  return { id: idAt(at, number), customer, mail, subject, agent, ...times };
}

function write(
  roll: () => number,
  conversation: Conversation,
  { number, at, first }: { number: number; at: number; first: boolean },
): Message {
  const fromCustomer = first || roll() < 0.55;
  conversation.messages++;
  conversation.lastAt = at;
  if (fromCustomer) conversation.lastInAt = at;
  else conversation.lastOutAt = at;
  const mean = conversation.mail ? 50 : 18;
  const words = Math.max(2, Math.floor(mean * (0.2 + 1.6 * roll())));
  const text = `${sentences(roll, conversation.customer.language, words)} A-${(number * 7919) % 100_000_007}`;
  const attached = roll() < 0.05 ? `${fileNames[number % fileNames.length]}-${number}.pdf` : '';
  return { id: idAt(at, number), conversation, at, fromCustomer, text, attached };
}
