import type { App } from '#platform';
import { stateBeforeWords, stateOf } from './state.ts';
import { switchboard, type ChatEvent, type Line } from './switchboard.ts';
import type { Pass } from './token.ts';
import { visitorOf } from './visitor.ts';
import { visitorTogether } from './visitors-together.ts';

interface Hearer {
  /** What came after this moment is told, not all that stands there. */
  since: Date | undefined;
  write(event: ChatEvent): void;
  fail(error: unknown): void;
}

export interface Page {
  /** Tells what stands in the conversation, and from then on what happens. */
  begin(hearer: Hearer): void;
  close(): void;
}

/** Lets a visitor's page in. It hears before it reads, so that nothing falls between. Throws when the token was made void. */
export async function openPage(app: App, pass: Pass): Promise<Page> {
  const { workspace } = pass;
  let hearer: Hearer | undefined;
  let waiting: ChatEvent[] | undefined = [];
  let found = false;
  const tell = (event: ChatEvent) => void (waiting === undefined ? hearer?.write(event) : waiting.push(event));
  const tellState = (event: ChatEvent) => {
    for (const each of [event, ...(waiting ?? [])]) hearer?.write(each);
    waiting = undefined;
  };
  const sync = async (since?: Date): Promise<void> => {
    waiting ??= [];
    const state = await app.database.inWorkspace(workspace, async (tx) =>
      stateOf(tx, app, { visitor: await visitorOf(tx, pass), since }),
    );
    const covered = since !== undefined && (state.older === null || (state.messages[0]?.at ?? since) <= since);
    tellState({ event: 'sync', state, fresh: !covered });
  };
  const line: Line = {
    workspace,
    visitor: pass.visitor,
    thread: null,
    tell,
    sync() {
      found = true;
      if (hearer !== undefined) sync().catch(hearer.fail);
    },
  };
  const { place, disconnect } = switchboard(app).connect(line);
  const visitor = await visitorTogether(app, pass).catch((error: unknown) => {
    disconnect();
    throw error;
  });
  if (!found && visitor.thread !== null) place(visitor.thread);
  return {
    begin(given) {
      hearer = given;
      const { since, fail } = given;
      if (line.thread !== null) return void sync(found ? undefined : since).catch(fail);
      tellState({ event: 'sync', state: stateBeforeWords(app, workspace, visitor), fresh: since === undefined });
    },
    close: disconnect,
  };
}
