import { chance } from '#core/statistics/chance.ts';
import type { GivenAnswers } from './given.ts';

export const keys = {
  late: 'order.delivered:days_late',
  amount: 'order.placed:amount EUR',
  channel: ':channel',
  handovers: 'conversation.resolved:handovers',
  wait: 'conversation.resolved:first_response_s',
  resolution: 'conversation.resolved:resolution_s',
  reopened: 'conversation.reopened:again',
};

type Known = Record<keyof typeof keys, number>;
const channels = ['mail', 'chat', 'phone'];
const hour = 3600;

/** Chance of one answer: what nobody did is kept while something is done otherwise. */
type Luck = Record<keyof typeof keys | 'answer', number>;

interface Person {
  mood: number;
  luck: Luck;
}

/** How one thing leads to the next: lateness makes people call, the phone hands over, what is handed over takes longer. */
function come({ luck }: Person, done: Partial<Known>): Known {
  const { late, amount } = {
    late: Math.max(0, Math.floor(8 * luck.late - 4)),
    amount: 2000 + 18_000 * luck.amount ** 2,
    ...done,
  };
  const { channel } = { channel: channelOf(luck.channel + 0.08 * late), ...done };
  const { handovers } = { handovers: Math.floor((channel === 2 ? 3.4 : 2) * luck.handovers), ...done };
  const { wait } = { wait: (channel === 0 ? 6 : 2) * hour * (0.2 + luck.wait + luck.wait ** 4), ...done };
  const { resolution } = { resolution: wait + hour * (3 * handovers + 10 * luck.resolution), ...done };
  const { reopened } = { reopened: Number(luck.reopened < 0.15 + 0.1 * handovers), ...done };
  return { late, amount, channel, handovers, wait, resolution, reopened };
}

function channelOf(calling: number): number {
  return calling < 0.4 ? 0 : calling < 0.75 ? 1 : 2;
}

interface World {
  people: number;
  /** 0: nothing has any effect. */
  strength?: number;
  /** Being late matters with the first day, and hardly by more of them. */
  cliff?: boolean;
}

type How = Required<Omit<World, 'people'>>;

function likingOf({ mood }: Person, known: Known, { strength, cliff }: How) {
  const { channel, handovers, wait, resolution, reopened } = known;
  const late = cliff ? 5 * Math.min(known.late, 1) : known.late;
  const bad = 0.3 * late + 0.35 * handovers + (0.1 * wait + 0.05 * resolution) / hour + 0.6 * reopened;
  return strength * (2.2 - bad - (channel === 2 ? 0.5 : 0)) + mood;
}

const share = (liking: number) => 1 / (1 + Math.exp(-liking));

/** A company of which every effect is known. */
export function world(seed: number, { people, strength = 1, cliff = false }: World) {
  const how = { strength, cliff };
  const next = chance(seed);
  const persons: Person[] = [];
  const customers: number[] = [];
  for (let customer = 0; customer < people; customer++) {
    const mood = 1.6 * (next() + next() - 1);
    for (let left = 1 + Math.floor(3 * next()); left > 0; left--) {
      const luck = Object.fromEntries([...Object.keys(keys), 'answer'].map((key) => [key, next()])) as Luck;
      persons.push({ mood, luck });
      customers.push(customer);
    }
  }
  const known = persons.map((person) => come(person, {}));
  const good = persons.map((person, at) => person.luck.answer < share(likingOf(person, known[at]!, how)));
  const rows = known.map((_, at) => at);
  const told = rows.filter(() => next() > 0.1);
  const answers: GivenAnswers = {
    customers,
    at: rows.map((row) => row * 1000),
    scores: good.map((is, at) => (is ? 4 : 1) + (at % 2)),
    weights: rows.map(() => 1),
    facts: Object.entries(keys).map(([name, key]) => {
      const those = name === 'wait' ? told : rows;
      const values = those.map((row) => known[row]![name as keyof Known]);
      return { key, rows: those, values: name === 'channel' ? values.map((value) => channels[value]!) : values };
    }),
  };
  const valueOf = (given: number | string) => (typeof given === 'number' ? given : channels.indexOf(given));
  /** What truly changes, in points, when a fact is changed for everybody: with its consequences, or with all else as it was. */
  const truth = (key: string, { from, to }: { from: number | string; to: number | string }, held: boolean) => {
    const name = Object.keys(keys).find((each) => keys[each as keyof Known] === key) as keyof Known;
    const meanAt = (value: number) =>
      persons.reduce((sum, person, at) => {
        const other = held ? { ...known[at]!, [name]: value } : come(person, { [name]: value });
        return sum + share(likingOf(person, other, how));
      }, 0) / persons.length;
    return 100 * (meanAt(valueOf(to)) - meanAt(valueOf(from)));
  };
  return { answers, truth };
}
