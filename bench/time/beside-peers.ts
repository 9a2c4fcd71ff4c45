import { businessClock } from '#core/time/business-clock.ts';
import { diceOf } from './calendars.ts';
import { lookAtTheWall, oracleOf } from './oracle.ts';
import { hours, peers, zone, type Peer } from './peers.ts';

const minute = 60_000;
const day = 86_400_000;

interface Case {
  /** Half past a minute: what is open on the very edge is a matter of taste. */
  at: number;
  from: number;
  until: number;
  minutes: number;
}

/** What is measured, how far the cases reach, and whether an answer is right. */
interface Kind {
  name: string;
  reach: number;
  answer(peer: Peer, each: Case): unknown;
}

const kinds: Kind[] = [
  { name: 'isOpen', reach: 30 * day, answer: (peer, { at }) => peer.isOpen(at) },
  { name: 'nextOpening', reach: 30 * day, answer: (peer, { at }) => peer.nextOpening(at) },
  { name: 'between, a day', reach: day, answer: (peer, { from, until }) => peer.between(from, until) },
  { name: 'between, a month', reach: 30 * day, answer: (peer, { from, until }) => peer.between(from, until) },
  { name: 'between, a year', reach: 365 * day, answer: (peer, { from, until }) => peer.between(from, until) },
  { name: 'add, a day', reach: day, answer: (peer, { from, minutes }) => peer.add(from, minutes) },
  { name: 'add, a month', reach: 30 * day, answer: (peer, { from, minutes }) => peer.add(from, minutes) },
];

const start = Date.parse('2026-01-01T00:00:00Z');

function casesOf(reach: number): Case[] {
  const roll = diceOf(reach);
  return Array.from({ length: 500 }, () => {
    const from = start + roll((180 * day) / minute) * minute;
    const until = from + roll(reach / minute) * minute;
    return { at: from + minute / 2, from, until, minutes: 1 + roll(reach / minute / 5) };
  });
}

/** Operations a second: the best of three rounds of a fifth of a second at least. */
function speedOf(cases: readonly Case[], work: (each: Case) => unknown): number {
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < 200) {
      const many = done === 0 ? 1 : Math.min(cases.length, done);
      for (let at = 0; at < many; at++) work(cases[at]!);
      done += many;
    }
    best = Math.max(best, (done * 1_000) / (performance.now() - began));
  }
  return best;
}

function wrongOf(kind: Kind, peer: Peer, cases: readonly Case[]): number {
  const oracle = theOracle();
  return cases.filter((each) => {
    const answer = kind.answer(peer, each);
    if (kind.name === 'isOpen') return answer !== oracle.isOpen(each.at);
    if (kind.name === 'nextOpening') return answer !== oracle.nextOpening(each.at);
    if (kind.name.startsWith('between')) return answer !== oracle.between(each.from, each.until) / minute;
    // The end of the afternoon and the beginning of the next morning are both so much open time away.
    return oracle.between(each.from, answer as number) !== each.minutes * minute;
  }).length;
}

let made: ReturnType<typeof oracleOf> | undefined;
const theOracle = () => (made ??= oracleOf(lookAtTheWall(zone, start, 600 * 1440), hours, []));

/** Operations a second and wrong answers of the engine and its peers on the same cases. */
export function besidePeers(): { speed: Record<string, number>; wrong: Record<string, number> } {
  const [speed, wrong]: Array<Record<string, number>> = [{}, {}];
  for (const kind of kinds) {
    const cases = casesOf(kind.reach);
    for (const [name, make] of Object.entries(peers)) {
      const peer = make();
      wrong![`${kind.name}, ${name}`] = wrongOf(kind, peer, cases);
      speed![`${kind.name}, ${name}`] = Math.round(speedOf(cases, (each) => kind.answer(peer, each)));
    }
  }
  return { speed: speed!, wrong: wrong! };
}

/** What it takes to make a clock and ask it for the first time, which lays out a year: median of 200, microseconds. */
export function yearMade(): number {
  const times = Array.from({ length: 200 }, (_, at) => {
    const began = performance.now();
    businessClock(hours).isOpen(start + at * day);
    return (performance.now() - began) * 1_000;
  });
  return Math.round(times.toSorted((a, b) => a - b)[100]!);
}
