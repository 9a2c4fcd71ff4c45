import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBody } from './body.ts';

const deep = { type: 'invalid', message: expect.stringContaining('nested too deeply') as string };
const levels = 3_000_000;

test.each([
  ['nothing but openings', '['.repeat(levels)],
  ['closed again', '['.repeat(levels / 2) + ']'.repeat(levels / 2)],
  ['objects', '{"a":'.repeat(levels / 5)],
  ['far apart, after flat events', `[${'{"a":1},'.repeat(100_000)}${'[1,\n'.repeat(levels / 5)}`],
])('a body nested without end is refused before it is parsed: %s', async (_, json) => {
  await expect(readBody(Buffer.from(json), undefined)).rejects.toMatchObject(deep);
  await expect(readBody(gzipSync(json), 'gzip')).rejects.toMatchObject(deep);
});

test('brackets in words are no nesting, and a large flat batch is none', async () => {
  const words = { a: `\\"${'['.repeat(1_000_000)}`, b: ['"', '{'.repeat(1_000_000)] };
  expect(await readBody(Buffer.from(JSON.stringify(words)), undefined)).toEqual(words);
  const batch = Array.from({ length: 20_000 }, (_, at) => ({ at, of: [{ n: [at] }] }));
  expect(await readBody(Buffer.from(JSON.stringify({ batch })), undefined)).toEqual({ batch });
});
