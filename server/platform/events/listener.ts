import type { App } from '../app.ts';
import type { Tx } from '../database/tx.ts';
import type { EventDefinition, StoredEvent } from './event.ts';

/** Somebody who acts on events: at least once, in order per subject, so `handle` must be idempotent. */
export interface Listener {
  /** Unique and stable: the cursor is kept by it. */
  name: string;
  on: ReadonlyArray<EventDefinition>;
  handle(tx: Tx, event: StoredEvent, app: App): Promise<void>;
}

interface ListenerOf<Definition extends EventDefinition> {
  name: string;
  on: readonly Definition[];
  handle(tx: Tx, event: EventOf<Definition>, app: App): Promise<void>;
}

/** The stored event of a definition, told apart by name when a listener hears several. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Data>
    ? StoredEvent<Data> & { name: Definition['name' & keyof Definition] }
    : never;

/** Declares a listener; all of a domain stand in its part. */
export function defineListener<Definition extends EventDefinition>(listener: ListenerOf<Definition>): Listener {
  return listener as unknown as Listener;
}
