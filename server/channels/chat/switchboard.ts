import { z } from 'zod';
import { typing, typingSignal } from '#core/channels/typing.ts';
import type { chatEvent } from '#core/channels/chat-stream.ts';
import type { App, LiveMessage } from '#platform';
import { openComings } from './comings.ts';
import { isOnline, oneMessage } from './state.ts';

export type ChatEvent = z.output<typeof chatEvent>;

/** One open page of a visitor. */
export interface Line {
  workspace: string;
  visitor: string;
  /** Unknown until the visitor has said something. */
  thread: string | null;
  tell(event: ChatEvent): void;
  /** Reads everything anew, after the conversation was found or changed hands. */
  sync(): void;
}

export interface Switchboard {
  connect(line: Line): Connected;
}

export interface Connected {
  /** Says of which conversation the line hears, once that is known. */
  place(thread: string): void;
  disconnect(): void;
}

const boards = new WeakMap<App, Switchboard>();

/** The open pages of all visitors of this process: one ear per workspace, however many visitors there are. */
export function switchboard(app: App): Switchboard {
  const there = boards.get(app);
  if (there) return there;
  const board = openSwitchboard(app);
  boards.set(app, board);
  return board;
}

interface Office {
  app: App;
  lines: Set<Line>;
  byThread: Map<string, Set<Line>>;
  comings: ReturnType<typeof openComings>;
  online: boolean;
  stop(): void;
  /** Keeps the order of what is told about a thread while messages are being read. */
  turns: Map<string, Promise<void>>;
}

function openSwitchboard(app: App): Switchboard {
  const offices = new Map<string, Office>();
  const comings = openComings(app);
  app.live.presence.onChange((workspace) => tellPresence(workspace, offices.get(workspace)));
  return {
    connect(line) {
      const office = offices.get(line.workspace) ?? openOffice(app, line.workspace, comings);
      offices.set(line.workspace, office);
      office.lines.add(line);
      return {
        place: (thread) => move(office, line, thread),
        disconnect() {
          office.lines.delete(line);
          displace(office, line);
          if (office.lines.size > 0) return;
          office.stop();
          offices.delete(line.workspace);
        },
      };
    },
  };
}

function openOffice(app: App, workspace: string, comings: Office['comings']): Office {
  const online = isOnline(app, workspace);
  const office: Office = {
    app,
    lines: new Set(),
    byThread: new Map(),
    comings,
    online,
    stop: () => undefined,
    turns: new Map(),
  };
  office.stop = app.live.subscribe(workspace, (message) => hear(office, message));
  return office;
}

function move(office: Office, line: Line, thread: string): void {
  displace(office, line);
  line.thread = thread;
  const lines = office.byThread.get(thread) ?? new Set();
  if (lines.size === 0) office.comings.note(line.workspace, thread, true);
  office.byThread.set(thread, lines.add(line));
}

function displace(office: Office, line: Line): void {
  if (line.thread === null) return;
  const lines = office.byThread.get(line.thread);
  lines?.delete(line);
  if (lines?.size !== 0) return;
  office.byThread.delete(line.thread);
  office.comings.note(line.workspace, line.thread, false);
}

function tellPresence(workspace: string, office: Office | undefined): void {
  if (!office) return;
  const online = isOnline(office.app, workspace);
  if (office.online === online) return;
  office.online = online;
  for (const line of office.lines) line.tell({ event: 'presence', online });
}

const aboutMessage = z.object({ message: z.uuid() });
const readMark = z.object({ message: z.uuid(), reader: z.string() });
const newThread = z.object({ thread: z.uuid() });

type Hear = (office: Office, message: LiveMessage) => void;

const hearings: Record<string, Hear> = {
  'message.received': tellMessage,
  'message.sent': tellMessage,
  'chat.card': tellMessage,
  'message.read'(office, { workspace, subject, data }) {
    const { message, reader } = readMark.parse(data);
    inTurn(office, subject, async () => {
      const read = await office.app.database.inWorkspace(workspace, (tx) => oneMessage(tx, office.app, message));
      if (!read) return;
      const event = reader === 'customer' ? 'seen' : 'read';
      for (const line of office.byThread.get(subject) ?? []) line.tell({ event, at: read.at });
    });
  },
  [typingSignal](office, { subject, data }) {
    const said = typing.parse(data);
    if (said.who !== 'agent') return;
    const name = said.name.trim().split(/\s+/)[0] ?? '';
    for (const line of office.byThread.get(subject) ?? []) line.tell({ event: 'typing', name, typing: said.typing });
  },
  'chat.thread'(office, { subject, data }) {
    const { thread } = newThread.parse(data);
    for (const line of office.lines) {
      if (line.visitor !== subject || line.thread === thread) continue;
      move(office, line, thread);
      line.sync();
    }
  },
  'chat.over'(office, { subject }) {
    for (const line of office.lines) if (line.visitor === subject) line.tell({ event: 'over' });
  },
};

function hear(office: Office, message: LiveMessage): void {
  hearings[message.name]?.(office, message);
}

function tellMessage(office: Office, { workspace, subject, data }: LiveMessage): void {
  if (!office.byThread.has(subject)) return;
  const { message } = aboutMessage.parse(data);
  inTurn(office, subject, async () => {
    const found = await office.app.database.inWorkspace(workspace, (tx) => oneMessage(tx, office.app, message));
    if (!found) return;
    for (const line of office.byThread.get(subject) ?? []) line.tell({ event: 'message', message: found });
  });
}

/** One thing after the other for each conversation. A failure to read makes the pages read everything anew. */
function inTurn(office: Office, thread: string, work: () => Promise<void>): void {
  if (!office.byThread.has(thread)) return;
  const turn = (office.turns.get(thread) ?? Promise.resolve()).then(work).catch((error: unknown) => {
    office.app.log.warn({ err: error, thread }, 'a visitor’s page could not be told and reads anew');
    for (const line of office.byThread.get(thread) ?? []) line.sync();
  });
  office.turns.set(thread, turn);
  void turn.then(() => {
    if (office.turns.get(thread) === turn) office.turns.delete(thread);
  });
}
