import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { openEngine, type Engine } from './engine.ts';
import { engineServer } from './http.ts';

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), folder: z.string(), password: z.string() }),
  z.object({ do: z.literal('stop') }),
]);

let engine: Engine | undefined;

process.on('message', (message) => {
  const asked = order.parse(message);
  if (asked.do === 'stop') return void stop();
  engine = openEngine(asked.folder);
  const server = engineServer(engine, asked.password);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
  });
});

// Nobody is left to answer to: what an insert had not finished is sent again by the next start.
process.on('disconnect', endNow);
// A kill of the whole family may take the channel and the parent in any order.
setInterval(() => process.connected || endNow(), 1000).unref();
// Ctrl-C goes to the whole process group; the parent decides when this one stops.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void stop());

async function stop(): Promise<void> {
  const deadline = Date.now() + 3000;
  while (engine !== undefined && engine.busy > 0 && Date.now() < deadline) await sleep(10);
  if (engine === undefined || engine.busy > 0) return endNow();
  engine.close();
  endNow();
}

/** The engine's own way out waits for its threads; its data is safe without it. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}
