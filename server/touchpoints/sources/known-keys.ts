import { sql, type App, type Tx } from '#platform';
import { keyHash } from './write-keys.ts';

/** What the tracking API needs to know about the sender. */
export interface Sender {
  id: string;
  workspace: string;
  name: string;
  kind: 'browser' | 'server';
  strength: 'claimed' | 'proven';
  origins: string[];
  /** Sealed. */
  identitySecret: string | null;
}

const rememberedMilliseconds = 5_000;
const mostRemembered = 10_000;
const remembered = new WeakMap<App['database'], Map<string, { sender: Sender | null; until: number }>>();
let generation = {};
const generations = new WeakMap<Map<string, unknown>, object>();

/** Forgets what was looked up, so that a changed or revoked key counts at once in this process, in others after five seconds. */
export function forgetKeys(): void {
  generation = {};
}

function memoryOf(app: App): Map<string, { sender: Sender | null; until: number }> {
  let memory = remembered.get(app.database);
  if (memory === undefined || generations.get(memory) !== generation || memory.size > mostRemembered) {
    memory = new Map();
    remembered.set(app.database, memory);
    generations.set(memory, generation);
  }
  return memory;
}

/** The source behind a write key, or null when it is unknown or revoked. */
export async function senderOf(app: App, key: string): Promise<Sender | null> {
  const memory = memoryOf(app);
  const known = memory.get(key);
  if (known !== undefined && known.until > performance.now()) return known.sender;
  const sender = await app.database.everywhere((tx) =>
    tx.maybe<Sender>(sql`
      select id, workspace, name, kind, strength, origins, identity_secret from touchpoints.source
      where key_hash = ${keyHash(key)} and revoked_at is null`),
  );
  memory.set(key, { sender: sender ?? null, until: performance.now() + rememberedMilliseconds });
  return sender ?? null;
}

/** The source with this id, for events that came through it earlier; revoked ones too. */
export async function senderById(tx: Tx, id: string): Promise<Sender | null> {
  const sender = await tx.maybe<Sender>(sql`
    select id, workspace, name, kind, strength, origins, identity_secret from touchpoints.source where id = ${id} and kind <> 'import'`);
  return sender ?? null;
}
