import type { Bell } from '../bell.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log.ts';
import { loop } from '../loop.ts';
import { positionText, type Position } from '../events/position.ts';
import { eventLog, openFeed, type FeedStart, type Log } from './feed.ts';
import type { Entry, LiveMessage } from './message.ts';
import { openPresence, type Presence } from './presence.ts';
import type { Looking } from './roll.ts';
import { openScreens, type OpenScreen, type Screen, type Screens } from './screens.ts';
import { openTails, type Tails } from './tail.ts';

/** What happens in a workspace, as it happens, for consoles and visitors. */
export interface Live {
  /** Hears every event and signal of a workspace from now on. Returns how to stop. */
  subscribe(workspace: string, hear: (message: LiveMessage) => void): () => void;
  /** Hears every event of every workspace. Returns how to stop. */
  onEvent(hear: (message: LiveMessage) => void): () => void;
  /** Lets a screen in, from the place up to which it heard everything; it misses nothing and hears nothing twice. */
  open(screen: Screen, from: Position | undefined): Promise<OpenScreen>;
  /** How far the log was read here: whoever reads from the database now sees everything up to it. */
  position(): string | undefined;
  /** Says what a screen shows, whichever process it is connected to. Nothing happens when it is somebody else's or gone. */
  look(screen: ScreenName, at: readonly Looking[]): void;
  /** Tells every screen of the workspace something that is not kept. */
  signal(workspace: string, signal: { name: string; subject: string; data: unknown }): void;
  presence: Presence;
  stop(): Promise<void>;
}

interface ScreenName {
  workspace: string;
  id: string;
  who: string | null;
}

interface Options {
  database: Database;
  bell: Bell;
  log: Logger;
}

interface Sizes {
  /** Entries that are kept in memory: of one workspace, and of all. */
  each: number;
  together: number;
  /** Entries that are read at the start: whoever was connected to the process before this one comes back within seconds. */
  remembered: number;
  /** Entries that are read at once. */
  batch: number;
  /** Whoever missed more than that is quicker by loading what is shown anew. */
  replay: number;
}

const usual: Sizes = { each: 4_000, together: 100_000, remembered: 5_000, batch: 1_000, replay: 1_000 };

/** The live feed of one process: one reader of the events for all its screens. */
export function openLive({ database, bell, log }: Options): Live {
  const { subscribe, onEvent, tell } = hearers();
  const { feed, begun, position, now } = openReading(eventLog(database), tell);
  const reading = loop({ name: 'live', log, everyMilliseconds: 1_000, spacingMilliseconds: 8, turn: feed });
  bell.onRing('readers', reading.wake);
  const presence = openPresence(bell);
  const signal = (message: LiveMessage) => {
    tell(message);
    now()?.signal(message);
  };
  presence.onLook((workspace, subject) => {
    const people = presence.at(workspace, subject);
    now()?.signal({ workspace, position: null, name: 'presence.looked', subject, data: { people } });
  });
  const look = ({ workspace, id, who }: ScreenName, at: readonly Looking[]) => {
    const found = now()?.find(id);
    if (found?.screen.workspace !== workspace || found.screen.who !== who) return false;
    found.show(at.map(({ subject }) => subject));
    presence.look(id, at);
    return true;
  };
  bell.onCall((text) => {
    const call: unknown = JSON.parse(text);
    if (isSignal(call)) signal({ ...call.signal, position: null });
    else if (isLook(call)) look(call.look.screen, call.look.at);
  });
  return {
    subscribe,
    onEvent,
    position,
    presence,
    async open(screen, from) {
      const screens = await begun;
      return await screens.open(screen, from);
    },
    look(screen, at) {
      if (!look(screen, at)) bell.call(JSON.stringify({ look: { screen, at } }));
    },
    signal: (workspace, said) => bell.call(JSON.stringify({ signal: { workspace, ...said } })),
    async stop() {
      presence.stop();
      now()?.stop();
      await reading.stop();
    },
  };
}

/** Those who hear what happens in this process: of one workspace, or of all. */
function hearers() {
  const subscribers = new Map<string, Set<(message: LiveMessage) => void>>();
  const everywhere = new Set<(message: LiveMessage) => void>();
  const subscribe: Live['subscribe'] = (workspace, hear) => {
    const heard = subscribers.get(workspace) ?? new Set();
    subscribers.set(workspace, heard.add(hear));
    return () => heard.delete(hear);
  };
  const onEvent: Live['onEvent'] = (hear) => {
    everywhere.add(hear);
    return () => everywhere.delete(hear);
  };
  const tell = (message: LiveMessage) => {
    if (message.position !== null) for (const hear of everywhere) hear(message);
    for (const hear of subscribers.get(message.workspace) ?? []) hear(message);
  };
  return { subscribe, onEvent, tell };
}

/** Reads the log into the tails, for the screens that come back and for those that are there. */
export function openReading(log: Log, tell: (message: LiveMessage) => void, sizes: Sizes = usual) {
  const begun = Promise.withResolvers<Screens>();
  let open: { tails: Tails; screens: Screens } | undefined;
  const { turn, position } = openFeed(
    log,
    {
      start({ generation, start, before }: FeedStart) {
        const tails = openTails(start, sizes);
        for (const entry of before) tails.add(entry);
        open = { tails, screens: openScreens({ tails, log, generation, mostToReplay: sizes.replay }) };
        begun.resolve(open.screens);
      },
      tell(entry: Entry) {
        open?.tails.add(entry);
        tell(entry.message);
        open?.screens.added(entry.message);
      },
    },
    sizes,
  );
  const place = () => {
    const at = position();
    return at && positionText(at);
  };
  return { feed: turn, begun: begun.promise, position: place, now: () => open?.screens };
}

function isSignal(call: unknown): call is { signal: Omit<LiveMessage, 'position'> } {
  return typeof call === 'object' && call !== null && 'signal' in call;
}

function isLook(call: unknown): call is { look: { screen: ScreenName; at: Looking[] } } {
  return typeof call === 'object' && call !== null && 'look' in call;
}
