import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Chat } from './chat.ts';
import type { Commands } from './page-api.ts';
import type { Tracker } from './tracker.ts';

export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** What the page may change of how the chat looks. */
export interface Look {
  theme(theme: Theme): void;
  language(language: ChatLanguage): Promise<void>;
  launcher(shown: boolean): void;
}

function signedIdentity(given: unknown): string {
  const token = typeof given === 'object' && given !== null && 'token' in given ? given.token : given;
  if (typeof token !== 'string') throw new TypeError("throughline('identify', { token }) needs a signed token.");
  return token;
}

function asProperties(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new TypeError(`It must be one of ${values.join(', ')}.`);
  return found;
}

interface About {
  chat: Chat;
  tracker: Tracker;
  look: Look;
  /** The page says what a survey in it may wait for. */
  said(name: string): void;
}

/** Everything that a page may ask while the chat is there. */
export function commandsOf({ chat, tracker, look, said }: About): Commands {
  return {
    open: () => chat.open(),
    close: () => chat.close(),
    toggle: () => (chat.state.get().open ? chat.close() : chat.open()),
    show: () => look.launcher(true),
    hide: () => look.launcher(false),
    identify: async (given: unknown) => await chat.identify(signedIdentity(given)),
    logout: async () => await chat.logout(),
    forget: async () => await chat.forget(),
    attributes: async (given: unknown) => await chat.describe(asProperties(given)),
    track: (event: unknown, properties: unknown) => tracker.track(String(event), asProperties(properties)),
    page: () => tracker.page(),
    survey: (name: unknown) => said(String(name)),
    consent: (given: unknown) => chat.consent(given === true || given === 'given'),
    language: async (given: unknown) => await look.language(oneOf(chatLanguages, given)),
    theme: (given: unknown) => look.theme(oneOf(themes, given)),
  };
}
