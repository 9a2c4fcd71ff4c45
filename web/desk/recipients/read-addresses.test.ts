import { expect, test } from 'vitest';
import { isReadable, readAddresses, withMore } from './read-addresses.ts';

test('addresses are read as people type and paste them', () => {
  expect(readAddresses('Ann@x.example; "Bell, B" <b@x.example>\nCarl <c@x.example>, carl', 'cc')).toEqual({
    found: [
      { address: 'ann@x.example', name: '', kind: 'cc' },
      { address: 'b@x.example', name: 'Bell, B', kind: 'cc' },
      { address: 'c@x.example', name: 'Carl', kind: 'cc' },
    ],
    wrong: ['carl'],
  });
  expect(['a@x.example', 'a••@••••.example'].map(isReadable)).toEqual([true, false]);
});

test('nobody stands there twice', () => {
  const ann = { address: 'ann@x.example', name: '', kind: 'cc' as const };
  expect(withMore([ann], [{ ...ann, kind: 'bcc' }])).toEqual([{ ...ann, kind: 'bcc' }]);
});
