import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAsk, decideSending, type AskCase } from './decide-ask.ts';
import { daysBetween, heldByQuarantine, longestDays, type QuarantineRules, type StandingAsk } from './quarantine.ts';
import { firstReason } from './reasons-in-order.ts';
import { rollKey, rollOf } from './roll.ts';

const day = 86_400_000;
const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const none: QuarantineRules = { days: 0, sameKind: {}, sequences: [], lessDays: 180 };
const key = rollKey('salt', 'survey');

function caseOf(change: Partial<AskCase>): AskCase {
  return {
    against: {},
    roll: 0.5,
    p: 1,
    kind: 'csat5',
    dueAt: start,
    asks: [],
    rules: { ...none, days: 60 },
    wish: 'as-usual',
    quiet: null,
    zone: 'UTC',
    ...change,
  };
}

/** Days from 1 January on which these kinds are asked about, of contacts on every day with every kind. */
function daysAsked(rules: QuarantineRules, kinds: readonly string[], length: number): string[] {
  const asks: StandingAsk[] = [];
  for (let at = 0; at < length; at++)
    for (const kind of kinds) {
      const dueAt = start + at * day;
      if (decideAsk(caseOf({ kind, dueAt, asks, rules })).reason === null) asks.push({ kind, at: dueAt });
    }
  return asks.map(({ kind, at }) => `${kind} ${(at - start) / day}`);
}

test('NPS and CES each every 90 days do not hold each other back where the company says so', () => {
  const apart = { ...none, sameKind: { nps: 90, ces7: 90 } };
  expect(daysAsked(apart, ['nps', 'ces7'], 181)).toEqual([
    'nps 0',
    'ces7 0',
    'nps 90',
    'ces7 90',
    'nps 180',
    'ces7 180',
  ]);
  expect(daysBetween({ ...apart, days: 120 }, 'nps', 'nps')).toBe(120);
  const together = { ...apart, days: 90 };
  expect(daysAsked(together, ['nps', 'ces7'], 181)).toEqual(['nps 0', 'nps 90', 'nps 180']);
});

test('a sequence: NPS, 60 days later CES, 30 days later NPS again', () => {
  const rules: QuarantineRules = {
    days: 60,
    sameKind: { nps: 90, ces7: 90 },
    sequences: [
      { from: 'nps', to: 'ces7', days: 60 },
      { from: 'ces7', to: 'nps', days: 30 },
    ],
    lessDays: 180,
  };
  expect(daysAsked(rules, ['nps', 'ces7'], 181)).toEqual(['nps 0', 'ces7 60', 'nps 90', 'ces7 150', 'nps 180']);
  expect(longestDays(rules)).toBe(180);
});

const kinds = ['nps', 'csat5', 'ces7'] as const;
const days = fc.integer({ min: 0, max: 120 });
const anyRules: fc.Arbitrary<QuarantineRules> = fc.record({
  days,
  sameKind: fc.dictionary(fc.constantFrom(...kinds), days),
  sequences: fc.array(fc.record({ from: fc.constantFrom(...kinds), to: fc.constantFrom(...kinds), days }), {
    maxLength: 3,
  }),
  lessDays: days,
});
const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const anyQuiet = fc.option(
  fc.record({ from: minuteOfDay, until: minuteOfDay }).filter(({ from, until }) => from !== until),
);
/** Contacts in the order in which they are decided; one may be due before another that was decided earlier. */
const anyContacts = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    after: fc.integer({ min: 0, max: 40 * 24 }),
    delay: fc.constantFrom(0, 1, 24, 96),
  }),
  { maxLength: 40 },
);

test('the quarantine holds for every sequence of contacts, whatever is put off to when', () => {
  fc.assert(
    fc.property(
      fc.tuple(anyRules, anyQuiet),
      anyContacts,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      ([rules, quiet], contacts, p) => {
        const asks: StandingAsk[] = [];
        let now = start;
        contacts.forEach(({ kind, after, delay }, at) => {
          now += after * hour;
          const roll = rollOf(key, 'somebody', String(at));
          const decision = decideAsk(
            caseOf({ kind, rules, asks, quiet, roll, p, dueAt: now + delay * hour, zone: 'Africa/Nairobi' }),
          );
          if (decision.reason !== null) return;
          expect(decision.dueAt).toBeGreaterThanOrEqual(now + delay * hour);
          expect(decision.dueAt - now - delay * hour).toBeLessThan(day);
          asks.push({ kind, at: decision.dueAt });
        });
        const inTime = asks.toSorted((one, other) => one.at - other.at);
        inTime.forEach((later, at) => {
          for (const earlier of inTime.slice(0, at))
            // Two at one moment have no order: either way round is enough.
            expect(later.at - earlier.at).toBeGreaterThanOrEqual(
              day *
                Math.min(
                  daysBetween(rules, earlier.kind, later.kind),
                  later.at === earlier.at ? daysBetween(rules, later.kind, earlier.kind) : Infinity,
                ),
            );
        });
      },
    ),
  );
});

test('with p = 1 everybody is asked who can be and is free, and nobody with p = 0', () => {
  fc.assert(
    fc.property(anyRules, anyContacts, fc.uuid(), (rules, contacts, customer) => {
      const asks: StandingAsk[] = [];
      let now = start;
      contacts.forEach(({ kind, after }, at) => {
        now += after * hour;
        const contact = { kind, rules, asks, dueAt: now, roll: rollOf(key, customer, String(at)) };
        expect(decideAsk(caseOf({ ...contact, p: 0 })).reason).toBe('not-sampled');
        const { reason } = decideAsk(caseOf(contact));
        expect(reason).toBe(heldByQuarantine(rules, asks, { kind, at: now }));
        if (reason === null) asks.push({ kind, at: now });
      });
    }),
  );
});

test('no contact of a customer is out of reach, the first no more than the tenth', () => {
  const asked = Array.from({ length: 10 }, () => 0);
  for (let customer = 0; customer < 2_000; customer++) {
    const asks: StandingAsk[] = [];
    asked.forEach((_, at) => {
      const dueAt = start + at * 3 * day;
      const roll = rollOf(key, String(customer), String(at));
      if (decideAsk(caseOf({ roll, p: 0.1, dueAt, asks })).reason !== null) return;
      asks.push({ kind: 'csat5', at: dueAt });
      asked[at]! += 1;
    });
  }
  // Free of quarantine with 0.9 to the power of the contacts before; five standard errors of 2,000 customers either way.
  asked.forEach((count, at) => {
    const chance = 0.1 * 0.9 ** at;
    expect(Math.abs(count / 2_000 - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / 2_000));
  });
});

test('the first of the reasons is written down, and facts come before the roll', () => {
  expect(firstReason({ 'no-way': true, spam: true, blocked: false })).toBe('spam');
  expect(firstReason({})).toBe(null);
  expect(decideAsk(caseOf({ against: { 'open-complaint': true }, p: 0 })).reason).toBe('open-complaint');
  expect(decideAsk(caseOf({ wish: 'never', p: 0 })).reason).toBe('wants-none');
  expect(decideAsk(caseOf({ quotaFull: true })).reason).toBe('quota-full');
});

test('somebody who wants to be asked less is left in peace for longer, whatever the kinds', () => {
  const asks = [{ kind: 'nps', at: start - 100 * day }];
  expect(decideAsk(caseOf({ asks })).reason).toBe(null);
  expect(decideAsk(caseOf({ asks, wish: 'less' })).reason).toBe('wants-fewer');
  expect(decideAsk(caseOf({ asks, wish: 'less', dueAt: start + 80 * day })).reason).toBe(null);
});

test('the question after a recovery goes through the quarantine, but not through a wish or a fact', () => {
  const asks = [{ kind: 'csat5', at: start - day }];
  expect(decideAsk(caseOf({ asks, again: true })).reason).toBe(null);
  expect(decideAsk(caseOf({ asks, again: true, wish: 'never' })).reason).toBe('wants-none');
  expect(decideAsk(caseOf({ asks, again: true, against: { bereaved: true } })).reason).toBe('bereaved');
});

test('when its time comes, an ask is put off again and never rolled again', () => {
  const night = { from: 20 * 60, until: 8 * 60 };
  const late = caseOf({ quiet: night, dueAt: start + 22 * hour, p: 0.5, roll: 0.4 });
  expect(decideAsk(late)).toEqual({ reason: null, dueAt: start + 32 * hour });
  expect(decideSending(late)).toEqual({ reason: null, dueAt: start + 32 * hour });
  expect(decideSending({ ...late, asks: [{ kind: 'nps', at: start - 58.7 * day }] })).toEqual({
    reason: null,
    dueAt: start + 32 * hour,
  });
  expect(decideSending({ ...late, asks: [{ kind: 'nps', at: start - day }] })).toEqual({ reason: 'asked-recently' });
});
