import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

interface Order {
  address: string;
  /** Requests in flight at any time. */
  connections: number;
  seconds: number;
}

interface Outcome {
  failures: number;
  seconds: number;
  milliseconds: number[];
}

let person = 0;

/** Whole responses one after another over each connection, each by somebody else from another address. */
export async function answerFor({ address, connections, seconds }: Order): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const outcome: Outcome = { failures: 0, seconds: 0, milliseconds: [] };
  const began = performance.now();
  const until = began + seconds * 1000;
  const connection = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      const status = await post(address, agent);
      outcome.milliseconds.push(performance.now() - at);
      if (status !== 200) outcome.failures++;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  outcome.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return outcome;
}

function post(address: string, agent: Agent): Promise<number> {
  const number = person++;
  const values = { nps: number % 11, why: 'The parcel came late, and nobody said so.', about: ['delivery'] };
  const body = JSON.stringify({ key: randomUUID(), edition: 1, values, page: 'page1', language: 'en', done: true });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  };
  return new Promise((answered, failed) => {
    const sending = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => answered(response.statusCode ?? 0));
    });
    sending.once('error', failed);
    sending.end(body);
  });
}
