import type { z } from 'zod';
import { sql, type Tx } from '../database/tx.ts';

/** An event as a fact of the catalogue: its name, the version of its data, and whether consoles hear of it at once. */
export interface EventDefinition<Data = unknown> {
  name: string;
  version: number;
  data: z.ZodType<Data>;
  /** Sends name, subject and data to the consoles of the workspace after commit. */
  live?: boolean;
  /** What of the data never goes to consoles: not everybody may know it. */
  unsaid?: readonly string[];
  /** What of the data also goes to consoles that do not show the subject; none without it. */
  light?: readonly string[];
  /** Turns the data of an older version into today's. */
  upcast?: (data: unknown, version: number) => unknown;
}

/** An event as a listener gets it, with data of today's version. */
export interface StoredEvent<Data = unknown> {
  id: number;
  workspace: string;
  name: string;
  /** What the order is kept by, e.g. a conversation. */
  subject: string;
  cause: string | null;
  data: Data;
  at: Date;
}

/** Declares an event of a domain; all of them stand in the domain's events.ts. */
export function defineEvent<Data>(definition: EventDefinition<Data>): EventDefinition<Data> {
  return definition;
}

interface NewEvent<Data> {
  subject: string;
  data: Data;
  cause?: string;
}

/** Writes an event in the transaction of the change that it tells of. */
export async function publish<Data>(tx: Tx, definition: EventDefinition<Data>, event: NewEvent<Data>): Promise<void> {
  await publishMany(tx, definition, [event]);
}

/** Writes many events of one kind with one statement. */
export async function publishMany<Data>(
  tx: Tx,
  definition: EventDefinition<Data>,
  events: Array<NewEvent<Data>>,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ subject, data, cause }) => ({
    subject,
    cause: cause ?? null,
    data: definition.data.parse(data),
  }));
  await tx.run(sql`/* one plan */
    insert into platform.event (name, version, subject, cause, data, at)
    select ${definition.name}, ${definition.version}, subject, cause, data, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (subject uuid, cause text, data jsonb)`);
  tx.wakes('readers');
}

/** Reads stored data as today's version; throws when it does not fit. */
export function readEventData<Data>(definition: EventDefinition<Data>, data: unknown, version: number): Data {
  const current =
    version === definition.version || definition.upcast === undefined ? data : definition.upcast(data, version);
  return definition.data.parse(current);
}
