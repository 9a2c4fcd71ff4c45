import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConsole, type Console } from './console.ts';
import { openVisitor, type Visitor } from './visitor.ts';
import { ask } from './wire.ts';

export interface LiveOutcome {
  /** Milliseconds from the visitor's press to the event at the console that shows the conversation. */
  told: number[];
  /** Milliseconds from the visitor's press to the words on that screen. */
  shown: number[];
  lost: number;
  lists: number;
  listMilliseconds: number;
  storm: {
    /** From the server being there again until every console and visitor is current. */
    seconds: number;
    consoleSeconds: number;
    missed: number;
    loadedAnew: number;
    refused: number;
  };
}

export interface Order {
  url: string;
  key: string;
  cookie: string;
  agents: number;
  visitors: number;
  /** Visitors who have said something before. */
  talking: number;
  perSecond: number;
  seconds: number;
}

interface Stage {
  order: Order;
  consoles: Console[];
  visitors: Visitor[];
  /** When a message was pressed, by its id. */
  pressed: Map<string, number>;
  arrived: Map<string, number>;
  outcome: Pick<LiveOutcome, 'told' | 'shown'>;
  said: number;
}

process.once('message', (order) => void measure(order as Order).then((outcome) => process.send?.(outcome)));

async function measure(order: Order): Promise<LiveOutcome> {
  const stage: Stage = {
    order,
    consoles: [],
    visitors: await inGroups(order.visitors, 25, (number) =>
      openVisitor({ url: order.url, key: order.key, number: order.agents + number }),
    ),
    pressed: new Map(),
    arrived: new Map(),
    outcome: { told: [], shown: [] },
    said: 0,
  };
  const threads = await beginConversations(stage);
  stage.consoles = await inGroups(order.agents, 50, async (number) => {
    const console = openConsole({
      ...order,
      number,
      shows: () => threads[number],
      told: (id) => void tell(stage, { number, id, threads }),
    });
    while (console.connected === 0) await sleep(20);
    return console;
  });
  await sleep(5_000);
  for (const console of stage.consoles) Object.assign(console, { lists: 0, listMilliseconds: 0 });
  stage.said = 0;
  for (const { heard } of stage.consoles) heard.clear();
  await pressEvenly(stage);
  await sleep(3_000);
  const lists = stage.consoles.reduce((sum, one) => sum + one.lists, 0);
  const listMilliseconds = stage.consoles.reduce((sum, one) => sum + one.listMilliseconds, 0) / Math.max(1, lists);
  const { told, shown } = stage.outcome;
  const lost = stage.said - shown.length;
  const calm = { told: [...told], shown: [...shown], lost, lists, listMilliseconds };
  return { ...calm, storm: await storm(stage) };
}

async function inGroups<T>(count: number, size: number, make: (number: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < count; at += size)
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - at) }, (_, more) => make(at + more)))));
  return made;
}

/** Some have said hello before the clock runs: what is measured is the next message of a conversation. Gives the conversations in the order of their visitors. */
async function beginConversations({ order, visitors }: Stage): Promise<string[]> {
  await inGroups(order.talking, 10, (number) => visitors[number]!.say(`hello from ${number}`));
  const caller = { url: order.url, address: '127.0.0.1', headers: { cookie: order.cookie } };
  const found = new Map<string, string>();
  while (found.size < order.talking) {
    found.clear();
    for (let after = ''; ;) {
      const path = `/api/v1/conversations?view=open&limit=200${after}`;
      const page = await ask<{ items: Array<{ id: string; latest: { text: string } | null }>; next: string | null }>(
        caller,
        path,
      );
      for (const { id, latest } of page.items) found.set(latest?.text ?? '', id);
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    await sleep(200);
  }
  return Array.from({ length: order.talking }, (_, number) => found.get(`hello from ${number}`)!);
}

/** One message after the other, each into a conversation that somebody has open. */
async function pressEvenly(stage: Stage): Promise<void> {
  const { order, visitors } = stage;
  const sends: Array<Promise<void>> = [];
  for (let at = 0; at < order.perSecond * order.seconds; at++) {
    sends.push(press(stage, visitors[(at * 7) % order.agents]!));
    await sleep(1_000 / order.perSecond);
  }
  await Promise.all(sends);
}

async function press(stage: Stage, visitor: Visitor): Promise<void> {
  const begun = performance.now();
  const id = await visitor.say(`a message at ${Math.round(begun)}`);
  stage.said++;
  stage.pressed.set(id, begun);
  const arrived = stage.arrived.get(id);
  if (arrived !== undefined) stage.outcome.told.push(arrived - begun);
}

/** The screen of an open conversation hears of a message, and reads the conversation with it. */
async function tell(
  stage: Stage,
  { number, id, threads }: { number: number; id: string; threads: string[] },
): Promise<void> {
  const now = performance.now();
  const begun = stage.pressed.get(id);
  if (begun === undefined) stage.arrived.set(id, now);
  else stage.outcome.told.push(now - begun);
  const { caller } = stage.consoles[number]!;
  for (let attempt = 0; attempt < 5; attempt++) {
    const read = await ask<{ items: Array<{ id: string }> }>(caller, `/api/v1/conversations/${threads[number]}`).catch(
      () => undefined,
    );
    if (read?.items.some((item) => item.id === id)) break;
    await sleep(20);
  }
  const shown = performance.now();
  while (!stage.pressed.has(id)) await sleep(5);
  stage.outcome.shown.push(shown - stage.pressed.get(id)!);
}

/** The server is killed and started again while customers write; every client comes back by itself. */
async function storm(stage: Stage): Promise<LiveOutcome['storm']> {
  const { consoles, visitors, order } = stage;
  for (const { heard } of consoles) heard.clear();
  stage.said = 0;
  const before = {
    consoles: consoles.map(({ connected }) => connected),
    visitors: visitors.map(({ connected }) => connected),
  };
  const anew = consoles.reduce((sum, one) => sum + one.loadedAnew, 0);
  const pressing = inGroups(40, 10, (at) => press(stage, visitors[at % order.agents]!));
  await pressing;
  process.send?.('kill');
  await once(process, 'message');
  const back = performance.now();
  const some = inGroups(40, 4, async (at) => {
    for (let said = false; !said;)
      said = await press(stage, visitors[(at * 3) % order.agents]!).then(
        () => true,
        () => sleep(250).then(() => false),
      );
  });
  const after = () => (performance.now() - back) / 1_000;
  const isCurrent = (one: Console, at: number) =>
    one.connected > before.consoles[at]! && (one.heard.size >= stage.said || one.loadedAnew > 0);
  await some;
  while (!consoles.every(isCurrent) && after() < 120) await sleep(50);
  const consoleSeconds = after();
  while (!visitors.every((one, at) => one.connected > before.visitors[at]!) && after() < 120) await sleep(50);
  return {
    seconds: after(),
    consoleSeconds,
    missed: consoles.reduce((sum, one) => sum + (one.loadedAnew > 0 ? 0 : Math.max(0, stage.said - one.heard.size)), 0),
    loadedAnew: consoles.reduce((sum, one) => sum + one.loadedAnew, 0) - anew,
    refused: visitors.reduce((sum, one) => sum + one.refused, 0),
  };
}
