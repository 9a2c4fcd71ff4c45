import { Agent, request } from 'node:http';
import { bodies, mark } from './events.ts';

export interface Order {
  url: string;
  authorization: string;
  /** Requests in flight at any time. */
  connections: number;
  events: number;
  seconds: number;
  /** Makes the messages of this run different from those of others. */
  run: string;
}

export interface Outcome {
  events: number;
  requests: number;
  failures: number;
  seconds: number;
  milliseconds: number[];
}

const variety = 60;

/** Sends batches one after another over each connection; what counts is what was answered with 200. */
async function load(order: Order): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const texts = bodies(variety, order.events);
  const outcome: Outcome = { events: 0, requests: 0, failures: 0, seconds: 0, milliseconds: [] };
  const began = performance.now();
  const until = began + order.seconds * 1000;
  let sent = 0;
  const connection = async () => {
    while (performance.now() < until) {
      const number = sent++;
      const part = (order.run + number.toString(36).padStart(7, '0')).slice(0, mark.length);
      const body = (texts[number % variety] ?? '').replaceAll(mark, part);
      const at = performance.now();
      const status = await post(order, { agent, body });
      outcome.milliseconds.push(performance.now() - at);
      outcome.requests++;
      if (status === 200) outcome.events += order.events;
      else outcome.failures++;
    }
  };
  await Promise.all(Array.from({ length: order.connections }, connection));
  outcome.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return outcome;
}

function post({ url, authorization }: Order, { agent, body }: { agent: Agent; body: string }): Promise<number> {
  return new Promise((answered, failed) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => answered(response.statusCode ?? 0));
    });
    sending.once('error', failed);
    sending.end(body);
  });
}

process.on('message', (order: Order) => {
  load(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
