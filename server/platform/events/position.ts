import { sql, type RawBuilder } from '../database/tx.ts';

/** A place in the order in which rows became visible: the cluster's generation, the transaction, the row. */
export interface Position {
  generation: number;
  xid: string;
  id: string;
}

export const beginning: Position = { generation: 0, xid: '0', id: '0' };

/** A position as the id of a server-sent event. */
export function positionText({ generation, xid, id }: Position): string {
  return `${generation}.${xid}.${id}`;
}

/** Reads what `positionText` wrote; undefined for anything else. */
export function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,6})\.(\d{1,20})\.(\d{1,19})$/.exec(text);
  return match ? { generation: Number(match[1]), xid: match[2]!, id: match[3]! } : undefined;
}

/** Negative when the first position comes before the other, 0 when they are the same. */
export function comparePositions(one: Position, other: Position): number {
  if (one.generation !== other.generation) return one.generation - other.generation;
  const [first, second] = one.xid === other.xid ? [one.id, other.id] : [one.xid, other.xid];
  const difference = BigInt(first) - BigInt(second);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * True for rows that every earlier transaction can no longer precede: commit order is not id order, so a reader stays below
 * the oldest transaction that still runs. Rows of an older cluster are all committed.
 */
export const belowHorizon: RawBuilder<boolean> = sql<boolean>`(event.generation < (select generation from platform.installation)
  or event.xid < pg_snapshot_xmin(pg_current_snapshot()))`;

/** True for events after a position. */
export function after(position: Position): RawBuilder<boolean> {
  return sql<boolean>`(event.generation, event.xid, event.id) > (${position.generation}::int, ${position.xid}::xid8, ${position.id}::bigint)`;
}
