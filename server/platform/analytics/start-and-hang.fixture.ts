import { pino } from 'pino';
import { startAnalytics } from './index.ts';

const analytics = await startAnalytics({ dataDir: process.argv[2] ?? '', log: pino({ level: 'silent' }) });
await analytics.migrate([{ name: 'kept/1', sql: 'create table kept (a UInt8) engine = MergeTree order by a;' }]);
await analytics.insert('kept', [{ a: 1 }, { a: 2 }, { a: 3 }]);
process.send?.(analytics.pid());
setInterval(() => undefined, 1000);
