import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Speech } from '../both/speech.ts';
import type { Chat } from '../chat.ts';
import type { State } from '../chat-state.ts';
import type { Config } from '../wire.ts';
import type { Parts } from '../parts.ts';
import type { Words } from '../words/en.ts';

export interface Surroundings extends Speech<keyof Words> {
  chat: Chat;
  config: Config;
  parts: Parts;
  /** Adds rules to the widget's own. */
  style(css: string): void;
}

export const Around = createContext<Surroundings | null>(null);

export function useAround(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error('outside of the widget');
  return around;
}

/** The state of the chat; draws again when it changes. */
export function useChatState(): State {
  const { state } = useAround().chat;
  const [shown, show] = useState(state.get());
  useEffect(() => {
    show(state.get());
    return state.listen(() => show(state.get()));
  }, [state]);
  return shown;
}
