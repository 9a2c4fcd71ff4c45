import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnEngine, type RunningEngine } from '#platform';

/** One embedded ClickHouse for the whole run, started by the first test that asks it something. */
let gate: Promise<{ url: string; stop: () => Promise<void> }> | undefined;

export default async function setup(): Promise<() => Promise<void>> {
  gate ??= openGate(process.env['TEST_CLICKHOUSE_URL']);
  const { url, stop } = await gate;
  process.env['TEST_CLICKHOUSE_URL'] = url;
  return stop;
}

async function openGate(given: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-analytics-'));
  let engine: Promise<RunningEngine> | undefined;
  const server = createServer((request, response) => {
    engine ??= spawnEngine(folder);
    void engine.then(
      ({ address }) => pass({ request, response, address }),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await (await engine)?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Passage {
  request: IncomingMessage;
  response: ServerResponse;
  address: RunningEngine['address'];
}

function pass({ request, response, address }: Passage): void {
  const onward = ask(new URL(request.url ?? '/', address.url), {
    method: request.method,
    headers: {
      ...request.headers,
      authorization: `Basic ${Buffer.from(`default:${address.password}`).toString('base64')}`,
    },
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
