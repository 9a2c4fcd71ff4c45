import { expect, test } from 'vitest';
import { sampleSource } from '../byte-source.ts';
import { readMbox } from './mbox.ts';

const line = Buffer.from(`${'x'.repeat(256 * 1024 - 1)}\n`);

/** A mail of about that many bytes, as it lies in an mbox. */
function mail(subject: string, size: number): Buffer {
  const head = Buffer.from(`From ann@example.com Thu Jan  1 00:00:00 2026\nSubject: ${subject}\n\n`);
  const lines = Math.floor(size / line.length);
  return Buffer.concat([head, Buffer.alloc(lines * line.length, line), Buffer.from('\n')]);
}

test('a mail of 48 MB is taken: what comes in by mail can be imported, too', async () => {
  const file = sampleSource('all.mbox', Buffer.concat([mail('Large', 48_000_000), mail('Small', 0)]));
  const taken = [];
  for await (const { row, reason } of readMbox(file, { bytes: 0, rows: 0 })) taken.push([row['subject'], reason]);
  expect(taken).toEqual([
    ['Large', undefined],
    ['Small', undefined],
  ]);
});
