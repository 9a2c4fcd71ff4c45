import { expect, test } from 'vitest';
import { channelLastUsed, ownDay, relationshipRound } from './relationship.ts';
import { rollKey } from './roll.ts';

const key = rollKey('salt', 'nps');
const every = 90;

test('every customer has one day of their own in every round, and the days are spread', () => {
  const perDay = Array.from({ length: every }, () => 0);
  for (let customer = 0; customer < 2_000; customer++) {
    const rounds = Array.from({ length: 2 * every }, (_, day) => ({
      day,
      ...relationshipRound(ownDay(key, String(customer), every), { day: 20_000 + day, every }),
    }));
    const own = rounds.filter(({ today }) => today);
    expect(own.length).toBe(2);
    expect(own[1]!.day - own[0]!.day).toBe(every);
    expect(own[1]!.episode).not.toBe(own[0]!.episode);
    expect(new Set(rounds.slice(own[0]!.day, own[1]!.day).map(({ episode }) => episode)).size).toBe(1);
    perDay[own[0]!.day]! += 1;
  }
  expect(Math.max(...perDay)).toBeLessThan(2_000 / every + 5 * Math.sqrt(2_000 / every));
  expect(Math.min(...perDay)).toBeGreaterThan(2);
});

test('asked on the channel used last, of those that are open', () => {
  const uses = [
    { channel: 'mail', at: 3 },
    { channel: 'chat', at: 5 },
    { channel: 'phone', at: 9 },
  ];
  expect(channelLastUsed(uses, new Set(['mail', 'chat']))).toBe('chat');
  expect(channelLastUsed(uses, new Set(['sms']))).toBe(undefined);
});
