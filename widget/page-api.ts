import type { Chat } from './chat.ts';
import type { Tracker } from './tracker.ts';

/** What a page may ask of the widget: `throughline('open')`, `throughline('track', 'Product Viewed', { sku })`. */
export type Command = [name: string, ...rest: unknown[]];

interface PageApi {
  (...command: Command): unknown;
  /** Commands given before the script was there. */
  q?: Command[] | IArguments[];
}

declare global {
  interface Window {
    throughline?: PageApi;
  }
}

function signedIdentity(given: unknown): string {
  const token = typeof given === 'object' && given !== null && 'token' in given ? given.token : given;
  if (typeof token !== 'string') throw new TypeError("throughline('identify', { token }) needs a signed token.");
  return token;
}

function asProperties(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

export function commandsOf(chat: Chat, tracker: Tracker): Record<string, (...rest: unknown[]) => unknown> {
  return {
    open: () => chat.open(),
    close: () => chat.close(),
    identify: async (given) => await chat.identify(signedIdentity(given)),
    forget: async () => await chat.forget(),
    track: (event, properties) => tracker.track(String(event), asProperties(properties)),
    page: () => tracker.page(),
    consent: (given) => chat.consent(given === true || given === 'given'),
  };
}

/** Puts the function on the page and does what was asked before; `wait` holds commands until the widget is drawn. */
export function pageApi(): { start(commands: Record<string, (...rest: unknown[]) => unknown>): void } {
  const early = window.throughline?.q ?? [];
  const held: Array<{ command: Command; settle(value: unknown): void }> = [];
  let commands: Record<string, (...rest: unknown[]) => unknown> | undefined;

  async function run([name, ...rest]: Command): Promise<unknown> {
    const command = commands?.[name];
    if (!command) throw new Error(`throughline('${name}') is not known: ${Object.keys(commands ?? {}).join(', ')}.`);
    return await command(...rest);
  }

  window.throughline = (...command: Command) => {
    if (commands) return run(command);
    return new Promise((settle) => held.push({ command, settle }));
  };
  return {
    start(all) {
      commands = all;
      const complain = (error: unknown) =>
        console.warn('[throughline]', error instanceof Error ? error.message : error);
      for (const command of early) run([...command] as Command).catch(complain);
      for (const { command, settle } of held) settle(run(command));
      dispatchEvent(new Event('throughline:ready'));
    },
  };
}
