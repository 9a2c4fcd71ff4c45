import { sql } from '../database/tx.ts';
import type { Database } from '../database/database.ts';
import { forgottenUpTo } from '../events/forget.ts';
import { after, belowHorizon, type Position } from '../events/position.ts';
import { entryOf, type Entry, type EventRow } from './message.ts';

/** Where the events come from; a test may put a log of its own here. */
export interface Log {
  /** Which life of the cluster this is. */
  generation(): Promise<number>;
  /** What everybody may see by now, after a place, oldest first. */
  read(place: Position, limit: number, workspace?: string): Promise<Entry[]>;
  /** The newest that everybody may see, oldest first. */
  newest(limit: number): Promise<Entry[]>;
  /** Up to where old ones were taken away. */
  forgotten(): Promise<Position>;
}

const columns = sql`event.workspace, event.generation, event.xid::text as xid, event.id::text as id, event.name, event.subject, event.data`;

/** The events as PostgreSQL keeps them. */
export function eventLog(database: Database): Log {
  const read = async (query: ReturnType<typeof sql<EventRow>>) => (await database.look(query)).map(entryOf);
  return {
    async generation() {
      const [found] = await database.look(sql<{ generation: number }>`select generation from platform.installation`);
      return found!.generation;
    },
    read: (place, limit, workspace) =>
      read(sql<EventRow>`select ${columns} from platform.event
        where ${workspace === undefined ? sql`true` : sql`event.workspace = ${workspace}`} and ${after(place)} and ${belowHorizon}
        order by event.generation, event.xid, event.id limit ${limit}`),
    async newest(limit) {
      const found = await read(sql<EventRow>`select ${columns} from platform.event where ${belowHorizon}
        order by event.generation desc, event.xid desc, event.id desc limit ${limit}`);
      return found.toReversed();
    },
    forgotten: () => database.everywhere(forgottenUpTo),
  };
}

export interface FeedStart {
  generation: number;
  /** Everything after this place is told, or stands in `before`. */
  start: Position;
  before: Entry[];
}

/** Reads what became visible since the last look. The first look finds where to begin. */
export function openFeed(
  log: Log,
  hear: { start(from: FeedStart): void; tell(entry: Entry): void },
  { remembered, batch }: { remembered: number; batch: number },
) {
  let position: Position | undefined;
  const turn = async (): Promise<boolean> => {
    if (position === undefined) {
      const generation = await log.generation();
      const before = await log.newest(remembered);
      const all = before.length < remembered;
      hear.start({
        generation,
        before: all ? before : before.slice(1),
        start: all ? await log.forgotten() : before[0]!.place,
      });
      position = before.at(-1)?.place ?? (await log.forgotten());
    }
    const entries = await log.read(position, batch);
    for (const entry of entries) hear.tell(entry);
    position = entries.at(-1)?.place ?? position;
    return entries.length > 0;
  };
  return { turn, position: () => position };
}
