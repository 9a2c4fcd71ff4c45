import { startEmbedded } from './index.ts';

// A process of its own for the tests to kill: node start-and-hang.fixture.ts <data folder>
const [dataDir] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const idle = setInterval(() => undefined, 60_000);
const asked = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
const server = await startEmbedded({ dataDir: dataDir ?? '', log: quiet, settings: { fsync: 'off' } });
await asked;
clearInterval(idle);
await server.stop();
