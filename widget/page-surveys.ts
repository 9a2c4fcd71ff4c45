import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Chat } from './chat.ts';
import { forLong, forVisit, type Keep } from './keep.ts';
import type { Parts } from './parts.ts';
import type { Config } from './wire.ts';

/** What the script that looks out for surveys is told of its page. */
export interface WatchAround {
  chat: Chat;
  config: Config;
  parts: Parts;
  language: ChatLanguage;
  /** Of the chat box. */
  key: string;
  retry: string;
  /** What the page said by itself. */
  said: Set<string>;
  keep: { visit: Keep; long: Keep };
  signal: AbortSignal;
}

export interface WatchPart {
  /** Looks out from now on; what it gives is called when the page said something. */
  watch(around: WatchAround): () => void;
}

/** Surveys in the page: their script comes only where the company shows any. */
export function openPageSurveys(about: Omit<WatchAround, 'said' | 'keep'>): (name: string) => void {
  const said = new Set<string>();
  let heard = () => {};
  if (about.config.surveys.length + about.config.inline.length + about.config.tabs.length > 0)
    about.parts.load<WatchPart>('watch').then(
      ({ watch }) => {
        if (!about.signal.aborted) heard = watch({ ...about, said, keep: { visit: forVisit, long: forLong } });
      },
      (error: unknown) => console.warn('[throughline]', (error as Error).message),
    );
  return (name) => {
    said.add(name);
    heard();
  };
}
