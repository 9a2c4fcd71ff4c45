import type { Position } from '../events/position.ts';
import { beginning, comparePositions, positionText } from '../events/position.ts';
import type { Log } from './feed.ts';
import type { Entry, LiveMessage } from './message.ts';
import type { Tail, Tails } from './tail.ts';

/** Somebody's open page, or a program, as the live feed sees it. */
export interface Screen {
  workspace: string;
  /** The member or key it belongs to. */
  who: string | null;
  /** A program shows nothing and is told everything at once, in full. */
  isProgram: boolean;
  /** What the screen gets of a message; undefined when it may not hear of it. `shown`: it shows the subject at the moment. */
  textOf(message: LiveMessage, shown: boolean): string | undefined;
  write(text: string): void;
  /** It missed more than can be told: it has to load everything anew, and goes on from this position. */
  loadAnew(position: string): void;
}

export interface OpenScreen {
  /** Names the screen to whoever says what it shows. */
  id: string;
  /** Tells what is left to tell; gives the place in the log that it has been told up to. */
  position(): string;
  close(): void;
}

/** What is not on the screen is told this late, together. */
const gatherMilliseconds = 250;
/** Readings of the log for screens that were away for long, at the same time. */
const mostReadings = 4;

interface Seat {
  screen: Screen;
  shows: ReadonlySet<string>;
  /** Number of the entry that comes next. */
  at: number;
  /** What it heard already from a process that was ahead of this one. */
  heard: Position | undefined;
}

interface Room {
  tail: Tail;
  seats: Set<Seat>;
  timer: NodeJS.Timeout | undefined;
}

export interface Screens {
  /** Lets a screen in, from the place up to which it heard everything; without one from now on. */
  open(screen: Screen, from: Position | undefined): Promise<OpenScreen>;
  /** Something new stands in the tail of its workspace. */
  added(message: LiveMessage): void;
  /** Tells everybody in the workspace something that is not kept. */
  signal(message: LiveMessage): void;
  /** The screen of this id, when it is one of this process. */
  find(id: string): { screen: Screen; show(subjects: Iterable<string>): void } | undefined;
  stop(): void;
}

interface Options {
  tails: Tails;
  log: Log;
  generation: number;
  mostToReplay: number;
}

/** The screens of one process. What one shows is told at once, everything else a little later and together. */
export function openScreens({ tails, log, generation, mostToReplay }: Options): Screens {
  const rooms = openRooms(tails);
  const catchUp = backlogReader(log, mostToReplay);
  const flush = (seat: Seat, room: Room) => tellRest(seat, room, mostToReplay);
  return {
    async open(screen, from) {
      const tail = tails.of(screen.workspace);
      const missed = from === undefined ? [] : await missedAfter(from, { tail, generation, screen, catchUp });
      const { id, seat, room } = rooms.enter(screen);
      if (missed === undefined) screen.loadAnew(positionText(tail.last));
      else if (from !== undefined) {
        const place = missed.at(-1)?.place ?? from;
        tell(seat, missed);
        seat.at = tail.after(place) ?? tail.end - tail.size;
        seat.heard = place;
        flush(seat, room);
      }
      return {
        id,
        position() {
          flush(seat, room);
          return positionText(seat.heard ?? tail.last);
        },
        close: () => rooms.leave(id),
      };
    },
    added({ workspace, subject }) {
      const room = rooms.of(workspace);
      if (room === undefined) return;
      for (const seat of room.seats) if (seat.screen.isProgram || seat.shows.has(subject)) flush(seat, room);
      room.timer ??= setTimeout(() => {
        room.timer = undefined;
        for (const seat of room.seats) flush(seat, room);
      }, gatherMilliseconds);
    },
    signal(message) {
      for (const { screen, shows } of rooms.of(message.workspace)?.seats ?? []) {
        const text = screen.textOf(message, screen.isProgram || shows.has(message.subject));
        if (text !== undefined) screen.write(text);
      }
    },
    find(id) {
      const seat = rooms.seat(id);
      return seat && { screen: seat.screen, show: (subjects) => (seat.shows = new Set(subjects)) };
    },
    stop: rooms.stop,
  };
}

/** The screens by workspace. */
function openRooms(tails: Tails) {
  const rooms = new Map<string, Room>();
  const seats = new Map<string, Seat>();
  return {
    of: (workspace: string) => rooms.get(workspace),
    seat: (id: string) => seats.get(id),
    enter(screen: Screen): { id: string; seat: Seat; room: Room } {
      const tail = tails.of(screen.workspace);
      const room = rooms.get(screen.workspace) ?? { tail, seats: new Set(), timer: undefined };
      rooms.set(screen.workspace, room);
      const id = crypto.randomUUID();
      const seat: Seat = { screen, shows: new Set(), at: tail.end, heard: undefined };
      room.seats.add(seat);
      seats.set(id, seat);
      return { id, seat, room };
    },
    leave(id: string): void {
      const seat = seats.get(id);
      const room = seat && rooms.get(seat.screen.workspace);
      if (seat === undefined || room === undefined) return;
      seats.delete(id);
      room.seats.delete(seat);
      if (room.seats.size > 0) return;
      clearTimeout(room.timer);
      rooms.delete(seat.screen.workspace);
    },
    stop(): void {
      for (const { timer } of rooms.values()) clearTimeout(timer);
    },
  };
}

function tellRest(seat: Seat, { tail }: Room, mostToReplay: number): void {
  const entries = tail.from(seat.at);
  seat.at = tail.end;
  if (entries === undefined || entries.length > mostToReplay) seat.screen.loadAnew(positionText(tail.last));
  else tell(seat, entries);
}

function tell(seat: Seat, entries: readonly Entry[]): void {
  const { screen, shows } = seat;
  let text = '';
  for (const { place, message } of entries) {
    if (seat.heard !== undefined && comparePositions(place, seat.heard) <= 0) continue;
    seat.heard = undefined;
    text += screen.textOf(message, screen.isProgram || shows.has(message.subject)) ?? '';
  }
  if (text !== '') screen.write(text);
}

interface Missing {
  tail: Tail;
  generation: number;
  screen: Screen;
  catchUp: ReturnType<typeof backlogReader>;
}

/** What stands in the log between a place and the tail; undefined when that is too much or too old, or the place is of another life of the data. */
async function missedAfter(
  from: Position,
  { tail, generation, screen, catchUp }: Missing,
): Promise<Entry[] | undefined> {
  if (from.generation !== generation && from.generation !== beginning.generation) return undefined;
  if (tail.after(from) !== undefined) return [];
  const { since } = tail;
  const entries = await catchUp(screen.workspace, from);
  if (entries === undefined) return undefined;
  // So much happened meanwhile that the tail no longer begins where the reading ends.
  const joins = tail.since === since || tail.after(entries.at(-1)?.place ?? from) !== undefined;
  return joins ? entries : undefined;
}

/** Reads the log for those who were away longer than the tail reaches: the same piece once, and few at a time. */
function backlogReader(log: Log, mostToReplay: number) {
  const underway = new Map<string, Promise<Entry[] | undefined>>();
  const queue: Array<() => void> = [];
  let reading = 0;
  const read = async (workspace: string, from: Position) => {
    if (reading >= mostReadings) await new Promise<void>((go) => queue.push(go));
    reading++;
    try {
      const entries = await log.read(from, mostToReplay + 1, workspace);
      const isWhole = comparePositions(await log.forgotten(), from) <= 0;
      return isWhole && entries.length <= mostToReplay ? entries : undefined;
    } finally {
      reading--;
      queue.shift()?.();
    }
  };
  return (workspace: string, from: Position): Promise<Entry[] | undefined> => {
    const key = `${workspace} ${positionText(from)}`;
    const known = underway.get(key);
    if (known !== undefined) return known;
    const mine = read(workspace, from).finally(() => underway.delete(key));
    underway.set(key, mine);
    return mine;
  };
}
