import { positionText, type Position } from '../events/position.ts';

/** An event as it goes out to screens. Signals (somebody types) have no position: they are never replayed. */
export interface LiveMessage {
  workspace: string;
  position: string | null;
  name: string;
  subject: string;
  data: unknown;
}

/** An event of the log with its place in the order. */
export interface Entry {
  place: Position;
  message: LiveMessage;
}

export interface EventRow extends Position {
  workspace: string;
  name: string;
  subject: string;
  data: unknown;
}

/** A row of the log as it goes out. */
export function entryOf({ workspace, name, subject, data, generation, xid, id }: EventRow): Entry {
  const place = { generation, xid, id };
  return { place, message: { workspace, position: positionText(place), name, subject, data } };
}
