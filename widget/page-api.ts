/** What a page may ask of the widget: `throughline('open')`, `throughline('track', 'Product Viewed', { sku })`. */
export type Command = [name: string, ...rest: unknown[]];
export type Commands = Record<string, (...rest: never[]) => unknown>;

const pageEvents = ['ready', 'opened', 'closed', 'message', 'unread', 'identity'] as const;
export type PageEvent = (typeof pageEvents)[number];
type Listener = (detail: unknown) => void;

interface Page {
  (...command: Command): unknown;
  /** Commands given before the script was there. */
  q?: Array<Command | IArguments> | undefined;
  /** The widget is on this page: another tag changes nothing. */
  here?: boolean;
}

declare global {
  interface Window {
    throughline?: Page;
  }
}

export interface PageApi {
  /** From now on commands are done; those that were held go first. */
  start(commands: Commands): void;
  /** The chat is off the page: only what begins it anew is done. */
  stop(): void;
  tell(event: PageEvent, detail?: unknown): void;
}

function complain(error: unknown): void {
  console.warn('[throughline]', error instanceof Error ? error.message : error);
}

/** Who listens to what, whether the chat is on the page or not. */
function openListeners() {
  const all = new Map<string, Set<Listener>>();
  const of = (event: unknown): Set<Listener> => {
    const name = pageEvents.find((each) => each === event);
    if (!name) throw new Error(`There is no event ${String(event)}: ${pageEvents.join(', ')}.`);
    return all.get(name) ?? all.set(name, new Set()).get(name)!;
  };
  return {
    on(event: unknown, listener: unknown): void {
      if (typeof listener !== 'function') throw new TypeError("throughline('on', event, listener) needs a function.");
      of(event).add(listener as Listener);
    },
    off(event: unknown, listener?: unknown): void {
      if (listener === undefined) of(event).clear();
      else of(event).delete(listener as Listener);
    },
    tell(event: PageEvent, detail: unknown): void {
      for (const listener of [...of(event)]) {
        try {
          listener(detail);
        } catch (error) {
          complain(error);
        }
      }
    },
  };
}

/**
 * Puts the function on the page. `always` can be asked at any time; everything else waits for the first start.
 * Undefined when the widget is on this page already.
 */
export function pageApi(always: Commands): PageApi | undefined {
  const before = window.throughline;
  if (before?.here) return undefined;
  const listeners = openListeners();
  const held: Array<{ command: Command; settle(value: unknown): void }> = [];
  let ready = false;
  let commands: Commands | undefined;

  async function run([name, ...rest]: Command): Promise<unknown> {
    const command = (anytime[name] ?? commands?.[name]) as ((...all: unknown[]) => unknown) | undefined;
    if (!command && !commands) throw new Error(`throughline('${name}') needs throughline('boot') first.`);
    if (!command)
      throw new Error(`throughline('${name}') is not known: ${Object.keys({ ...anytime, ...commands }).join(', ')}.`);
    return await command(...rest);
  }

  function ask(...command: Command): Promise<unknown> {
    if (ready || command[0] in anytime) return run(command);
    return new Promise((settle) => held.push({ command, settle }));
  }

  const anytime: Commands = {
    ...always,
    on(event: unknown, listener: unknown) {
      listeners.on(event, listener);
      if (event === 'ready' && commands) (listener as Listener)(undefined);
    },
    off: listeners.off,
  };
  window.throughline = Object.assign(ask, { here: true });
  for (const command of before?.q ?? []) ask(...([...command] as Command)).catch(complain);
  return {
    start(all) {
      commands = all;
      ready = true;
      for (const { command, settle } of held.splice(0)) settle(run(command));
      listeners.tell('ready', undefined);
      dispatchEvent(new Event('throughline:ready'));
    },
    stop() {
      commands = undefined;
    },
    tell: listeners.tell,
  };
}
