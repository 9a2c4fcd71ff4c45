import { setTimeout as sleep } from 'node:timers/promises';
import { wireId } from '#core/contract/codecs.ts';
import { visitor, type TestVisitor } from '#test/visitor.ts';

export interface LiveOutcome {
  /** Milliseconds from the visitor's press to the event at each console. */
  told: number[];
  /** Milliseconds from the visitor's press to the words on the screen of the agent concerned. */
  shown: number[];
  lost: number;
}

interface Order {
  url: string;
  key: string;
  cookie: string;
  agents: number;
  visitors: number;
  perSecond: number;
  seconds: number;
}

interface Change {
  name: string;
  subject: string;
  data: { message?: string };
}

process.once('message', (order) => {
  void measure(order as Order).then((outcome) => process.send?.(outcome));
});

/** When a message was pressed, by its words; the console learns which message that is when it reads the conversation. */
const pressed = new Map<string, number>();

async function measure(order: Order): Promise<LiveOutcome> {
  const outcome: LiveOutcome = { told: [], shown: [], lost: 0 };
  const arrivals = new Map<string, number[]>();
  const visitors = await connectVisitors(order);
  const consoles = Array.from({ length: order.agents }, (_, number) =>
    listen(order, (change) => void arrive({ order, arrivals, outcome, number }, change)),
  );
  await Promise.all(consoles.map(({ ready }) => ready));
  await openConversations(visitors);
  const sends: Array<Promise<void>> = [];
  for (let at = 0; at < order.perSecond * order.seconds; at++) {
    sends.push(press(visitors[at % visitors.length]!, { at, arrivals, outcome }));
    await sleep(1_000 / order.perSecond);
  }
  await Promise.all(sends);
  await sleep(3_000);
  outcome.lost = sends.length - outcome.shown.length;
  return outcome;
}

let openedConversations = 0;

/** Everybody has said hello before the clock runs: what is measured is the next message of a conversation. */
async function openConversations(visitors: readonly TestVisitor[]): Promise<void> {
  for (let at = 0; at < visitors.length; at += 10)
    await Promise.all(visitors.slice(at, at + 10).map((one) => one.say('hello')));
  while (openedConversations < visitors.length) await sleep(50);
  await sleep(2_000);
}

async function connectVisitors(order: Order): Promise<TestVisitor[]> {
  const visitors: TestVisitor[] = [];
  for (let at = 0; at < order.visitors; at += 25) {
    const some = await Promise.all(
      Array.from({ length: Math.min(25, order.visitors - at) }, () => visitor(order.url, { key: order.key })),
    );
    await Promise.all(some.map((one) => one.listen()));
    visitors.push(...some);
  }
  return visitors;
}

async function press(
  one: TestVisitor,
  { at, arrivals, outcome }: { at: number; arrivals: Map<string, number[]>; outcome: LiveOutcome },
): Promise<void> {
  const words = `message number ${at}`;
  const begun = performance.now();
  pressed.set(words, begun);
  const { id } = await one.say(words);
  for (const arrived of arrivals.get(id) ?? []) outcome.told.push(arrived - begun);
  arrivals.delete(id);
  pressed.set(id, begun);
}

interface Arrival {
  order: Order;
  arrivals: Map<string, number[]>;
  outcome: LiveOutcome;
  number: number;
}

/** Every console hears of it; the one whose turn it is reads the conversation, as an open screen does. */
async function arrive({ order, arrivals, outcome, number }: Arrival, { name, subject, data }: Change): Promise<void> {
  if (name === 'conversation.opened' && number === 0) openedConversations++;
  if (name !== 'message.received' || data.message === undefined) return;
  const now = performance.now();
  const id = wireId('msg', data.message);
  const begun = pressed.get(id);
  if (begun === undefined) arrivals.set(id, [...(arrivals.get(id) ?? []), now]);
  else outcome.told.push(now - begun);
  if (Number.parseInt(subject.slice(-6), 16) % order.agents !== number) return;
  const words = await readWords(order, { conversation: wireId('cnv', subject), id });
  const pressedAt = words === undefined ? undefined : pressed.get(words);
  if (pressedAt !== undefined) outcome.shown.push(performance.now() - pressedAt);
}

/** Reads the conversation as the screen does; the words are there at once, since the event tells of what is durable. */
async function readWords(
  { url, cookie }: Order,
  { conversation, id }: { conversation: string; id: string },
): Promise<string | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const answer = await fetch(`${url}/api/v1/conversations/${conversation}`, { headers: { cookie } });
    if (answer.ok) {
      const { items } = (await answer.json()) as { items: Array<{ id: string; text?: string }> };
      const found = items.find((item) => item.id === id)?.text;
      if (found !== undefined) return found;
    } else await answer.arrayBuffer();
    await sleep(20);
  }
  return undefined;
}

function listen({ url, cookie }: Order, hear: (change: Change) => void): { ready: Promise<void> } {
  let opened: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (opened = resolve));
  void (async () => {
    const answer = await fetch(`${url}/api/v1/live`, { headers: { cookie, accept: 'text/event-stream' } });
    let rest = '';
    for await (const bytes of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + bytes).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('event: ready')) opened();
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (block.includes('event: change') && data !== undefined) hear(JSON.parse(data) as Change);
      }
    }
  })();
  return { ready };
}
