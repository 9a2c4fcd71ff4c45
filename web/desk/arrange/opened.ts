import { createContext, useContext } from 'react';
import type { Conversation } from '../summary.ts';

const Opened = createContext<Conversation | null>(null);

/** The conversation that is open around a part of the page. */
export const OpenedConversation = Opened.Provider;

/** The conversation that is open; null where only a message of one is shown. */
export function useOpened(): Conversation | null {
  return useContext(Opened);
}
