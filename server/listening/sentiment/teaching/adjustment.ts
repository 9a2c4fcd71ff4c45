import type { Adjustment } from '#core/listening/sentiment/adjustment.ts';
import { sql, type Tx } from '#platform';
import { sentimentEngine } from '../load.ts';

/** What a workspace taught, with its number. */
export interface Numbered {
  number: number;
  adjustment: Adjustment;
}

const kept = new Map<string, Adjustment>();
const mostKept = 50;

export function bytesOf({ weights }: Adjustment): Buffer {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
}

async function weightsOf(tx: Tx, number: number): Promise<Float32Array> {
  const { weights } = await tx.one(sql<{ weights: Buffer }>`select weights from listening.teaching
    where workspace = ${tx.workspace} and number = ${number}`);
  return new Float32Array(Uint8Array.from(weights).buffer);
}

/** What readings take of what was taught now: the newest that is used with this version of the engine, unless it is turned off. */
export async function adjustmentNow(tx: Tx): Promise<Numbered | undefined> {
  const { version } = sentimentEngine();
  const row = await tx.maybe(sql<{ number: number }>`
    select number from listening.teaching where workspace = ${tx.workspace} and state = 'used' and version = ${version}
      and not exists (select 1 from listening.teaching_setting where off and teaching_setting.workspace = teaching.workspace)
    order by number desc limit 1`);
  if (row === undefined) return undefined;
  const key = `${tx.workspace} ${row.number}`;
  const adjustment = kept.get(key) ?? { version, weights: await weightsOf(tx, row.number) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, adjustment);
  return { number: row.number, adjustment };
}
