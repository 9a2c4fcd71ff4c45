import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Format } from '#core/touchpoints/import/mapping.ts';
import { numberOf } from '#core/touchpoints/import/values.ts';
import { sampleSource } from '../byte-source.ts';
import { detect, sampleBytes } from '../detect.ts';
import { readItems, type Item } from './index.ts';

async function itemsOf(format: Format, text: string): Promise<Item[]> {
  return await Array.fromAsync(readItems(sampleSource('file', Buffer.from(text)), { format }, { bytes: 0, rows: 0 }));
}

test('a line without end costs itself, and only its beginning is kept', async () => {
  const items = await itemsOf('csv', `a,b\n1,2\n${'x'.repeat(5_000_000)}\n3,4\n`);
  expect(items.map(({ row, reason }) => reason ?? row)).toEqual([
    { a: '1', b: '2' },
    'it is longer than 1 MB',
    { a: '3', b: '4' },
  ]);
  expect(items[1]?.raw.length).toBe(10_000);
});

test('a log cannot name entities, files or more attributes than memory holds', async () => {
  const log = (inside: string, head = '') =>
    itemsOf(
      'xes',
      `<?xml version="1.0"?>${head}<log><trace>${inside}<event><string key="a" value="b"/></event></trace></log>`,
    );
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
  await expect(log('<string key="k" value="&b;"/>', laughs)).rejects.toThrow('not a well-formed XES log');
  await expect(log('<string key="k" value="&f;"/>', laughs)).rejects.toThrow('not a well-formed XES log');
  const many = Array.from({ length: 1_001 }, (_, n) => `<string key="k${n}" value="v"/>`).join('');
  await expect(log(many)).rejects.toThrow('more than 1000 attributes');
  expect(await log('<string key="__proto__" value="v"/>')).toHaveLength(1);
  expect({}).not.toHaveProperty('polluted');
});

test('names of columns that mean something to the machine mean nothing here', async () => {
  const [item] = await itemsOf(
    'jsonl',
    '{"__proto__":{"polluted":1},"a":{"__proto__":["polluted"]},"constructor":"x"}\n',
  );
  expect(item?.row).toMatchObject({ constructor: 'x' });
  expect({}).not.toHaveProperty('polluted');
});

test('what packs very well is unpacked a little to see what it is', () => {
  const packed = gzipSync(Buffer.from('user_id,at\nann,2026-01-01\n'.repeat(2_000_000)));
  const { format, plain } = detect('rows.csv.gz', packed.subarray(0, sampleBytes));
  expect(format).toBe('csv');
  expect(plain.length).toBeLessThanOrEqual(4 * sampleBytes);
});

test('a cell of a million digits is no number, and that is seen at once', () => {
  expect(numberOf(`${'0'.repeat(1_000_000)}x`)).toBeUndefined();
  expect(['12', '1,234.5', '-.5e3', '7.', '1.234,5'].map((text) => numberOf(text))).toEqual([
    12,
    1234.5,
    -500,
    7,
    undefined,
  ]);
});
