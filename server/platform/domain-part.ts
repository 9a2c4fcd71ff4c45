import type { App } from './app.ts';
import type { Tx } from './database/tx.ts';
import type { EventDefinition } from './events/event.ts';
import type { Listener } from './events/listener.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs/job.ts';
import type { Schedule } from './jobs/schedule.ts';
import type { Transport } from './outbox/transport.ts';

/** What a domain brings to the product; main lists the domains in their order and wires these lists. */
export interface DomainPart {
  /** Also the name of its Postgres schema. */
  name: string;
  migrations: URL;
  routes?: readonly Route[];
  events?: readonly EventDefinition[];
  listeners?: readonly Listener[];
  transports?: readonly Transport[];
  jobs?: readonly Job[];
  schedules?: readonly Schedule[];
  /** Forgets the words, names and files that the domain keeps of these customers. */
  erase?(tx: Tx, customers: string[], app: App): Promise<void>;
  /** Starts what the domain keeps running besides (a mail listener); returns how to stop it. */
  start?(app: App): Promise<() => Promise<void>>;
}
