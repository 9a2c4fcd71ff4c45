import { expect, test } from 'vitest';
import { briefName } from './summary.ts';

test('a name is kept whole while a line can hold it', () => {
  expect(briefName('Mail Delivery Subsystem')).toBe('Mail Delivery Subsystem');
  expect(briefName('Anna '.repeat(60))).toBe(`${'Anna '.repeat(9)}An…`);
});
