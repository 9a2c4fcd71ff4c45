import { problem, type App } from '#platform';
import type { Sender } from '../sources/known-keys.ts';
import { admit } from './admit.ts';
import { commitWithLetters } from './commit.ts';
import { identityMemory } from './identity-memory.ts';
import type { Intake } from './intake.ts';
import { tellLineGrew } from './line-grew.ts';
import { oneAtATime, withRetries } from './one-at-a-time.ts';
import { commitApart, isOfRows } from './refused-by-database.ts';

interface Waiting {
  intake: Intake;
  events: number;
  resolve(): void;
  reject(error: unknown): void;
}

interface Lane {
  sender: Sender;
  waiting: Waiting[];
  running: number;
  events: number;
}

/** Two transactions at a time: while one waits for Postgres, the next is made ready. */
const mostRunning = 2;
const eventsPerTransaction = 1_500;
/** Beyond this the sender is asked to come back: memory is finite, and SDKs keep their events. */
const mostWaitingEvents = 40_000;

const lanes = new WeakMap<App['database'], Map<string, Lane>>();

/**
 * Answers when the events are durable. Requests of one source that arrive while its transactions run join the next one, so that
 * many small requests cost few commits; each is answered only after its own commit.
 */
export function submit(app: App, sender: Sender, intake: Intake): Promise<void> {
  const lane = laneOf(app, sender);
  const events = intake.taken.length + intake.refused.length;
  if (lane.events + events > mostWaitingEvents)
    throw problem('too-many', {
      detail: 'More events are waiting than can be written. Please try again.',
      retryAfter: 2,
    });
  lane.events += events;
  return new Promise((resolve, reject) => {
    lane.waiting.push({ intake, events, resolve, reject });
    pump(app, lane);
  });
}

function laneOf(app: App, sender: Sender): Lane {
  let all = lanes.get(app.database);
  if (all === undefined) lanes.set(app.database, (all = new Map()));
  let lane = all.get(sender.id);
  if (lane === undefined) all.set(sender.id, (lane = { sender, waiting: [], running: 0, events: 0 }));
  lane.sender = sender;
  return lane;
}

function pump(app: App, lane: Lane): void {
  while (lane.waiting.length > 0 && lane.running < mostRunning) {
    const group = nextGroup(lane);
    lane.running++;
    void settle(app, lane.sender, group).finally(() => {
      lane.running--;
      for (const { events } of group) lane.events -= events;
      pump(app, lane);
    });
  }
}

function nextGroup(lane: Lane): Waiting[] {
  let events = 0;
  let count = 0;
  for (const each of lane.waiting) {
    if (count > 0 && events + each.events > eventsPerTransaction) break;
    events += each.events;
    count++;
  }
  return lane.waiting.splice(0, count);
}

async function settle(app: App, sender: Sender, group: readonly Waiting[]): Promise<void> {
  try {
    await write(
      app,
      sender,
      group.map(({ intake }) => intake),
    );
    for (const { resolve } of group) resolve();
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

async function write(app: App, sender: Sender, intakes: readonly Intake[]): Promise<void> {
  try {
    await writeTogether(app, sender, intakes);
  } catch (error) {
    if (!isOfRows(error)) throw error;
    app.log.warn(
      { source: sender.id, reason: String(error) },
      'the database refused a tracked event; each is now tried by itself',
    );
    await commitApart(intakes, (intake) => writeTogether(app, sender, [intake]));
  }
}

async function writeTogether(app: App, sender: Sender, intakes: readonly Intake[]): Promise<void> {
  const { workspace } = sender;
  const admitted = await admit(intakes, {
    sender,
    keyring: app.keyring,
    now: app.world.now(),
    memory: identityMemory(app, sender),
    run: oneAtATime(app, workspace),
  });
  await withRetries(() => app.database.inWorkspace(workspace, (tx) => commitWithLetters(tx, admitted, sender)));
  tellLineGrew(app, workspace, admitted.customerOf.values());
}
