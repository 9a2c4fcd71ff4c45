import { networkOf, type World } from '#platform';
import { outsideAddress } from '../authentication/private-network.ts';

/** Mails of one address, and of one network outside, in a minute: more come in a little later. */
const ofOneAddress = 300;
const ofOneNetwork = 1_200;
const minute = 60_000;

/** Addresses that nobody has, asked for by one network within ten minutes: from then on each answer takes longer. */
const freeGuesses = 5;
const mostGuesses = 40;
const memory = 10 * minute;
const longestWait = 5_000;

const mostKept = 50_000;

type Count = { count: number; until: number };

/** Counts by key, each for a time from its first. */
function counter(world: World, lasts: number) {
  const counts = new Map<string, Count>();
  return (key: string): number => {
    const now = world.now().getTime();
    const there = counts.get(key);
    if (there !== undefined && there.until > now) return ++there.count;
    if (counts.size >= mostKept) for (const [old, { until }] of counts) if (until <= now) counts.delete(old);
    if (counts.size >= mostKept) counts.clear();
    counts.set(key, { count: 1, until: now + lasts });
    return 1;
  };
}

export interface SmtpLimits {
  /** Whether a mail of this sender from this address is one too many for now. */
  isOneTooMany(sender: string, remoteAddress: string): boolean;
  /** Somebody asked for an address that nobody has: milliseconds to wait with the answer; undefined: hang up. */
  guessed(remoteAddress: string): number | undefined;
}

/** Limits of what one sender may bring and ask in a time. What is too much is told to come later, and so is never lost. */
export function smtpLimits(world: World): SmtpLimits {
  const [addresses, networks, guesses] = [counter(world, minute), counter(world, minute), counter(world, memory)];
  return {
    isOneTooMany(sender, remoteAddress) {
      // A relay of our own brings the mail of everybody.
      const outside = outsideAddress(remoteAddress) !== undefined;
      const byNetwork = outside && networks(networkOf(remoteAddress)) > ofOneNetwork;
      // Reports have no sender: many servers send them at once.
      const byAddress = sender !== '' && addresses(sender.toLowerCase()) > ofOneAddress;
      return byNetwork || byAddress;
    },
    guessed(remoteAddress) {
      const guess = guesses(networkOf(remoteAddress));
      if (guess > mostGuesses) return undefined;
      return guess <= freeGuesses ? 0 : Math.min(longestWait, 50 * 2 ** (guess - freeGuesses));
    },
  };
}
