import { expect, test } from 'vitest';
import { isJunk } from './junk.ts';
import { normaliseIdentifier, usableClaims } from './normalise.ts';
import { displayName } from './name.ts';

test.each([
  '',
  '0',
  '0000',
  '---',
  '-1',
  'null',
  'NULL',
  ' anonymous ',
  'void',
  'undefined',
  'test',
  'none',
  'n/a',
  'xxxxxxxx',
])('%j names nobody', (value) => {
  expect(isJunk(value)).toBe(true);
  expect(normaliseIdentifier('user_id', value)).toBeUndefined();
});

test.each([
  ['email', ' Ada <Ada.L@Example.COM> ', 'ada.l@example.com'],
  ['email', 'mailto:Bob@example.org', 'bob@example.org'],
  ['email', 'no at sign', undefined],
  ['email', 'a@b', undefined],
  ['phone', '030 901820', '+4930901820'],
  ['phone', '0049 (30) 90 18 20', '+4930901820'],
  ['phone', 'tel:+254712345678', '+254712345678'],
  ['phone', '12', undefined],
  ['social', 'Twitter:@Ada', 'twitter:ada'],
  ['user_id', ' 42 ', '42'],
  ['user_id', 'a\u0000b', undefined],
  ['external_id', 'crm:null', undefined],
] as const)('%s %j becomes %j', (kind, value, expected) => {
  expect(normaliseIdentifier(kind, value, 'DE')).toBe(expected);
});

test('a claim set keeps each identifier once, with the greater strength', () => {
  const claims = usableClaims([
    { kind: 'email', value: 'A@x.org', strength: 'claimed' },
    { kind: 'email', value: 'a@x.org', strength: 'proven' },
    { kind: 'user_id', value: 'null', strength: 'proven' },
  ]);
  expect(claims).toEqual([{ kind: 'email', value: 'a@x.org', strength: 'proven' }]);
});

test('a name is made of the best that is known', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(displayName({ id, firstName: 'Ada', lastName: null, email: 'a@x.org' })).toBe('Ada');
  expect(displayName({ id, email: 'a@x.org' })).toBe('a@x.org');
  expect(displayName({ id })).toBe('Visitor 8057');
  expect(displayName({ id, firstName: 'Ada', erased: true })).toBe('Erased customer');
});
