import { expect, test } from 'vitest';
import { guessMapping } from './guess.ts';
import { mapping as mappingSchema } from './mapping.ts';
import { mapRow } from './map-row.ts';
import { daysBetween, timeOf } from './times.ts';
import { numberOf } from './values.ts';

const zone = 'America/Sao_Paulo';

test.each([
  ['auto', '2018-01-31 10:00:00', '2018-01-31T12:00:00.000Z'],
  ['auto', '2018-01-31', '2018-01-31T02:00:00.000Z'],
  ['auto', '2010-12-30T14:32:00.250+01:00', '2010-12-30T13:32:00.250Z'],
  ['auto', '1517400000', '2018-01-31T12:00:00.000Z'],
  ['auto', 'Wed, 31 Jan 2018 12:00:00 +0000', '2018-01-31T12:00:00.000Z'],
  ['unix_ms', '1517400000000', '2018-01-31T12:00:00.000Z'],
  ['dd/MM/yyyy HH:mm', '31/01/2018 10:00', '2018-01-31T12:00:00.000Z'],
  ['M/d/yy h:mm a', '1/31/18 1:05 PM', '2018-01-31T15:05:00.000Z'],
  ['dd/MM/yyyy', '31/02/2018', undefined],
  ['auto', 'tomorrow', undefined],
])('%s reads %j', (format, text, expected) => {
  expect(timeOf(text, { format, zone })?.toISOString()).toBe(expected);
});

test('days are calendar days of the zone', () => {
  expect(daysBetween(new Date('2018-01-31T01:00:00Z'), new Date('2018-01-31T03:00:00Z'), zone)).toBe(1);
  expect(daysBetween(new Date('2018-01-31T03:00:00Z'), new Date('2018-01-30T03:00:00Z'), zone)).toBe(-1);
});

test('numbers are read as people write them', () => {
  expect([numberOf('1,234.5'), numberOf('1.234,5', true), numberOf('12%'), numberOf('')]).toEqual([
    1234.5,
    1234.5,
    undefined,
    undefined,
  ]);
});

const late = mappingSchema.parse({
  format: 'csv',
  source: 'shop',
  occurredAt: { column: 'answered', zone: 'UTC' },
  derive: [
    { name: 'settled', earliest: ['delivered', 'answered'] },
    { name: 'days_late', daysBetween: { from: 'promised', to: 'settled', atLeast: 0 } },
    {
      name: 'lateness',
      bands: {
        of: 'days_late',
        from: [
          [0, 'on time'],
          [1, '1 to 3 days'],
          [4, '4 days or more'],
        ],
      },
    },
    { name: 'early_answer', before: { one: 'answered', other: 'delivered', missing: true } },
  ],
  customer: { identifiers: [{ kind: 'external_id', value: { template: 'order:{order}' } }] },
  interaction: { touchpoint: { constant: 'delivery' }, kind: { constant: 'survey.answered' } },
  facts: { days_late: 'days_late', lateness: 'lateness', answered_before_delivery: 'early_answer' },
  feelings: { scale: 'csat5', score: 'stars' },
  detail: { comment: 'comment' },
  key: ['id', 'order'],
});
const context = { zone: 'UTC', now: new Date('2026-01-01T00:00:00Z') };
const mapped = (row: Record<string, string>) => mapRow(row, late, { ...context, own: row });

test('lateness is what was past the promise when the customer answered', () => {
  const row = {
    id: 'r1',
    order: 'o1',
    stars: '2',
    comment: 'onde está?',
    answered: '2018-02-05 08:00:00',
    promised: '2018-02-01 00:00:00',
  };
  expect(mapped({ ...row, delivered: '' })).toMatchObject({
    facts: { days_late: 4, lateness: '4 days or more', answered_before_delivery: true },
    feelings: { scale: 'csat5', score: 2 },
    detail: { comment: 'onde está?' },
    claims: [{ kind: 'external_id', value: 'order:o1' }],
    identity: '["r1","o1"]',
  });
  expect(mapped({ ...row, delivered: '2018-02-02 10:00:00' })).toMatchObject({
    facts: { days_late: 1, answered_before_delivery: false },
  });
  expect(mapped({ ...row, delivered: '2018-01-20 10:00:00' })).toMatchObject({
    facts: { days_late: 0, lateness: 'on time' },
  });
  expect(mapped({ ...row, delivered: '2018-03-20 10:00:00' })).toMatchObject({
    facts: { days_late: 4, answered_before_delivery: true },
  });
});

test('what cannot be taken says why', () => {
  expect(mapped({ answered: 'soon' })).toEqual({ reason: '"soon" in answered is no time that we can read' });
  expect(mapped({ answered: '2099-01-01' })).toEqual({ reason: 'the time in answered lies in the future' });
  expect(mapped({ answered: '2018-01-01', stars: '7' })).toEqual({
    reason: '"7" is not on the scale (Satisfaction, 1 to 5)',
  });
});

test('a guess finds time, person, score, facts and words', () => {
  const rows = ['5', '1', '4', '5', '3', '2'].map((rating, at) => ({
    'Customer ID': `c-${at}`,
    'E-Mail': `c${at}@example.org`,
    'Created at': `2024-05-0${at + 1} 10:00:00`,
    Rating: rating,
    Channel: at % 2 === 0 ? 'phone' : 'web',
    Comment: `Some words of customer number ${at}, all different`,
  }));
  const guess = guessMapping({
    format: 'csv',
    columns: Object.keys(rows[0] ?? {}),
    rows,
    name: 'survey 2024.csv',
    zone,
  });
  expect(guess).toMatchObject({
    source: 'survey 2024',
    occurredAt: { column: 'Created at', format: 'auto' },
    customer: { identifiers: [{ kind: 'email', value: 'E-Mail' }] },
    feelings: { scale: 'csat5', score: 'Rating' },
    facts: { Channel: 'Channel' },
    detail: { Comment: 'Comment' },
  });
});

test('an amount with its currency is money, as that of a tracked order is', () => {
  const sold = mappingSchema.parse({
    format: 'csv',
    source: 'shop',
    occurredAt: { column: 'at' },
    customer: { identifiers: [{ kind: 'user_id', value: 'who' }] },
    interaction: { touchpoint: { constant: 'checkout' }, kind: { constant: 'order.completed' } },
    facts: { amount: 'paid', currency: 'currency' },
  });
  const factsOf = (paid: string, currency: string) => {
    const row = { at: '2025-01-01', who: 'u', paid, currency };
    const made = mapRow(row, sold, { ...context, own: row });
    return 'reason' in made ? made : made.facts;
  };
  expect(factsOf('84.00', 'eur')).toEqual({ amount: 8400, currency: 'EUR' });
  expect(factsOf('8,400', 'JPY')).toEqual({ amount: 8400, currency: 'JPY' });
  expect(factsOf('84', '')).toEqual({ amount: 84 });
});
