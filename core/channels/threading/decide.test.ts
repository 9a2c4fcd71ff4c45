import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyOf } from './company-of.ts';
import { clueKinds, decide, isSure, type Candidate, type Clue } from './decide.ts';
import { externalKeys, ownNumber } from './external-keys.ts';
import { readSubject, sameSubject } from './subject.ts';

const people = ['ann@firm.example', 'bob@firm.example', 'eve@evil.example', 'joe@gmail.com', 'kim@gmail.com'];
const threads = ['t1', 't2', 't3'];

const facts = fc.record({
  partners: fc.subarray(people, { minLength: 1, maxLength: 2 }),
  account: fc.constantFrom(null, 'desk', 'sales'),
  forged: fc.boolean(),
  proven: fc.boolean(),
  forwarded: fc.boolean(),
  clues: fc.array(
    fc.record<Clue>({
      kind: fc.constantFrom(...clueKinds.filter((kind) => kind !== 'external-key')),
      value: fc.string(),
      pointed: fc.constantFrom(...threads),
      thread: fc.constantFrom(...threads),
      message: fc.constant(undefined),
    }),
    { maxLength: 6 },
  ),
  candidates: fc.uniqueArray(
    fc.record<Candidate>({
      thread: fc.constantFrom(...threads),
      participants: fc.subarray(people),
      account: fc.constantFrom(null, 'desk', 'sales'),
    }),
    { selector: ({ thread }) => thread },
  ),
});

test('nobody comes into a conversation in which they take no part, whatever they name; who is forged comes into none', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const decision = decide(given);
      if (decision.outcome !== 'thread') return;
      const there = given.candidates.find(({ thread }) => thread === decision.thread);
      expect(given.forged).toBe(false);
      expect(there?.participants).toContain(decision.evidence.participant);
      expect(given.partners).toContain(decision.evidence.participant);
    }),
  );
});

test('whoever takes part in a conversation that the mail names comes into one of those; else it is reviewed, never lost', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { outcome } = decide({ ...given, forged: false, forwarded: false });
      const known = given.clues.flatMap(({ thread }) => given.candidates.find((each) => each.thread === thread) ?? []);
      const takesPart = known.some(({ participants }) => given.partners.some((each) => participants.includes(each)));
      expect(outcome).toBe(takesPart ? 'thread' : known.length > 0 ? 'review' : 'new');
    }),
  );
});

test('a ticket of another system lets in only who is proven to be of the company that named it, and no number of our own', () => {
  const clue = (key: string): Clue => ({ kind: 'external-key', value: '1', key, pointed: 't1', thread: 't1' });
  const outcome = (key: string, proven: boolean) => {
    const candidates = [{ thread: 't1', participants: ['ann@firm.example'], account: null }];
    const about = { partners: ['eve@firm.example'], account: null, forged: false, forwarded: false, candidates };
    return decide({ ...about, proven, clues: [clue(key)] });
  };
  expect(outcome('jira:OPS-1', true)).toMatchObject({ outcome: 'thread', rule: 'external-key' });
  expect(outcome('jira:OPS-1', false)).toMatchObject({ outcome: 'review', colleague: true });
  for (const key of ['ticket:4711', 'otrs:4711'])
    expect(outcome(key, true), key).toMatchObject({ outcome: 'review', colleague: true });
  for (const subject of ['Re: [#1042] x', '[#123456789012]']) {
    expect(ownNumber(subject)).toBeDefined();
    expect(externalKeys(subject, [])).toEqual([]);
  }
  expect(externalKeys('[#1042] [#AB-1042]', [])).toEqual(['ticket:AB-1042']);
});

test('only what was told to somebody makes a mail sure, and only for the conversation it leads to', () => {
  const clue = (thread: string, secret: boolean): Clue => ({
    kind: 'number',
    value: '',
    pointed: thread,
    thread,
    secret,
  });
  const decision = { outcome: 'thread', thread: 't1', rule: 'number', evidence: {}, clue: undefined } as const;
  expect(isSure(decision, { clues: [clue('t1', false), clue('t2', true)], proven: false })).toBe(false);
  expect(isSure(decision, { clues: [clue('t1', true)], proven: false })).toBe(true);
  expect(isSure(decision, { clues: [clue('t1', false)], proven: true })).toBe(true);
});

test('a colleague is one of the same company, never of the same provider', () => {
  for (const domain of [
    'yahoo.com.ar',
    'hotmail.be',
    'outlook.es',
    'live.ca',
    'gmx.li',
    'privaterelay.appleid.com',
    'aon.at',
  ])
    expect(companyOf(`a@${domain}`), domain).toBeUndefined();
  expect([companyOf('a@Firm.example'), companyOf('a@gmail.com'), companyOf('a@googlemail.com')]).toEqual([
    'firm.example',
    undefined,
    undefined,
  ]);
});

test('subjects are read through what mail programs of the world put before them', () => {
  for (const prefix of [
    'Re:',
    'RE: AW:',
    'Sv: Re[2]:',
    'Fwd:',
    'WG: Re:',
    'Rép :',
    'Antw: FW:',
    'RE：',
    '回复：',
    'Odp: PD:',
    '[EXT] Re:',
  ])
    expect(readSubject(`${prefix} Order 12: late`).plain, prefix).toBe('Order 12: late');
  for (const prefix of [
    'Fwd:',
    'FW:',
    'WG:',
    'TR :',
    'RV:',
    'Doorst:',
    'VL:',
    'I:',
    'ENC:',
    'PD:',
    '转发：',
    'WG: Re:',
  ])
    expect(readSubject(`${prefix} x`), prefix).toEqual({ plain: 'x', forwarded: true, answers: false });
  expect(readSubject('Re: Fwd: x').forwarded).toBe(false);
  expect(readSubject('Reminder: pay').plain).toBe('Reminder: pay');
  expect(sameSubject('Re: Order  12', 'order 12')).toBe(true);
  expect(sameSubject('Re:', 'Aw:')).toBe(false);
});

test('tickets of other systems and our own numbers are found, ordinary words are not', () => {
  const keys = (subject: string) => externalKeys(subject, []);
  expect(keys('[JIRA] (OPS-12) Printer')).toEqual(['jira:OPS-12']);
  expect(keys('Re: INC0012345 is closed')).toEqual(['servicenow:INC0012345']);
  expect(keys('Re: [rt.example.org #4711] Hello')).toEqual(['request-tracker:4711']);
  expect(keys('[Ticket#2026030110000012] Hi')).toEqual(['otrs:2026030110000012']);
  for (const plain of ['Order 12', 'UTF-8 broken', 'COVID-19 rules', 'Meeting 2026-03-01', 'Q-1'])
    expect(keys(plain), plain).toEqual([]);
  expect(externalKeys('Hello', [{ key: 'x-jira-issue-key', value: 'OPS-9' }])).toEqual(['jira:OPS-9']);
  expect([ownNumber('Re: [#1042] x'), ownNumber('#1042')]).toEqual([1042, undefined]);
});

test('hostile subjects take no time', () => {
  const long = [
    'Re: '.repeat(100_000),
    '['.repeat(100_000),
    'A-'.repeat(100_000),
    '(ticket '.repeat(50_000),
    ':'.repeat(100_000),
  ];
  const began = performance.now();
  for (const subject of long) {
    readSubject(subject);
    externalKeys(subject, [{ key: 'x-jira-issue-key', value: subject }]);
    ownNumber(subject);
  }
  expect(performance.now() - began).toBeLessThan(5000);
});

test('beside a conversation whoever was given a secret of it is let in, a stranger begins anew, and nobody asks a person', () => {
  const beside: Candidate = { thread: 's1', participants: ['bob@firm.example'], account: null, beside: 't1' };
  const clue = (secret: boolean): Clue => ({ kind: 'in-reply-to', value: 'x', pointed: 's1', thread: 's1', secret });
  const given = { partners: ['eve@evil.example'], account: null, forged: false, proven: false, forwarded: false };
  const of = (secret: boolean, forged = false) =>
    decide({ ...given, forged, clues: [clue(secret)], candidates: [beside] }).outcome;
  expect([of(true), of(false), of(true, true)]).toEqual(['thread', 'new', 'new']);
});
