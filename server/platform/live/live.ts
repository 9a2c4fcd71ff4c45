import type { Bell } from '../bell.ts';
import { sql } from '../database/tx.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log.ts';
import { loop } from '../loop.ts';
import { after, belowHorizon, positionText, type Position } from '../events/position.ts';
import { openPresence, type Presence } from './presence.ts';

/** An event as it goes out to screens. Signals (somebody types) have no position: they are never replayed. */
export interface LiveMessage {
  workspace: string;
  position: string | null;
  name: string;
  subject: string;
  data: unknown;
}

/** What happens in a workspace, as it happens, for consoles and visitors. */
export interface Live {
  /** Hears every event and signal of a workspace from now on. Returns how to stop. */
  subscribe(workspace: string, hear: (message: LiveMessage) => void): () => void;
  /** Hears every event of every workspace. Returns how to stop. */
  onEvent(hear: (message: LiveMessage) => void): () => void;
  /** The events after a position, oldest first; undefined when there are too many to replay: the screen then loads anew. */
  since(workspace: string, position: Position): Promise<LiveMessage[] | undefined>;
  /** Tells every screen of the workspace something that is not kept. */
  signal(workspace: string, signal: { name: string; subject: string; data: unknown }): void;
  presence: Presence;
  stop(): Promise<void>;
}

interface EventRow extends Position {
  workspace: string;
  name: string;
  subject: string;
  data: unknown;
}

interface Options {
  database: Database;
  bell: Bell;
  log: Logger;
}

const replayAtMost = 1_000;
const batch = 1_000;

const columns = sql`event.workspace, event.generation, event.xid::text as xid, event.id::text as id, event.name, event.subject, event.data`;

/** The live feed of one process: one reader of the events for all its screens. */
export function openLive({ database, bell, log }: Options): Live {
  const subscribers = new Map<string, Set<(message: LiveMessage) => void>>();
  const everywhere = new Set<(message: LiveMessage) => void>();
  const tell = (message: LiveMessage) => {
    for (const hear of everywhere) hear(message);
    for (const hear of subscribers.get(message.workspace) ?? []) hear(message);
  };
  const feed = openFeed({ database, tell });
  const reading = loop({ name: 'live', log, everyMilliseconds: 1_000, spacingMilliseconds: 8, turn: feed });
  bell.onRing('readers', reading.wake);
  bell.onCall((text) => {
    const call: unknown = JSON.parse(text);
    if (isSignal(call)) tell({ ...call.signal, position: null });
  });
  const presence = openPresence(bell);
  return {
    subscribe(workspace, hear) {
      const heard = subscribers.get(workspace) ?? new Set();
      subscribers.set(workspace, heard.add(hear));
      return () => heard.delete(hear);
    },
    onEvent(hear) {
      everywhere.add(hear);
      return () => everywhere.delete(hear);
    },
    since: (workspace, position) => eventsSince(database, workspace, position),
    signal: (workspace, signal) => bell.call(JSON.stringify({ signal: { workspace, ...signal } })),
    presence,
    async stop() {
      presence.stop();
      await reading.stop();
    },
  };
}

function isSignal(call: unknown): call is { signal: Omit<LiveMessage, 'position'> } {
  return typeof call === 'object' && call !== null && 'signal' in call;
}

/** Reads what became visible since the last look; the first look only finds where to begin. */
function openFeed({
  database,
  tell,
}: {
  database: Database;
  tell: (message: LiveMessage) => void;
}): () => Promise<boolean> {
  let position: Position | undefined;
  return async () => {
    position ??= await newest(database);
    const from = position;
    const rows = await database.everywhere((tx) =>
      tx.all(sql<EventRow>`select ${columns} from platform.event where ${after(from)} and ${belowHorizon}
        order by event.generation, event.xid, event.id limit ${batch}`),
    );
    for (const row of rows) tell(messageOf(row));
    position = rows.at(-1) ?? position;
    return rows.length > 0;
  };
}

async function newest(database: Database): Promise<Position> {
  const found = await database.everywhere((tx) =>
    tx.maybe(sql<Position>`select generation, xid::text as xid, id::text as id from platform.event
      where ${belowHorizon} order by event.generation desc, event.xid desc, event.id desc limit 1`),
  );
  return found ?? { generation: 0, xid: '0', id: '0' };
}

async function eventsSince(
  database: Database,
  workspace: string,
  position: Position,
): Promise<LiveMessage[] | undefined> {
  const rows = await database.everywhere((tx) =>
    tx.all(sql<EventRow>`select ${columns} from platform.event
      where event.workspace = ${workspace} and ${after(position)} and ${belowHorizon}
      order by event.generation, event.xid, event.id limit ${replayAtMost + 1}`),
  );
  return rows.length > replayAtMost ? undefined : rows.map(messageOf);
}

function messageOf(row: EventRow): LiveMessage {
  const { workspace, name, subject, data } = row;
  return { workspace, position: positionText(row), name, subject, data };
}
