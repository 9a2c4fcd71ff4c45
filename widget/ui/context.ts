import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import type { State } from '../chat-state.ts';
import type { Config } from '../wire.ts';
import type { Speech } from '../words.ts';

export interface Surroundings extends Speech {
  chat: Chat;
  config: Config;
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
