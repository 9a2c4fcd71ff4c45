import { createContext, use } from 'react';

/** Begins the form around anew with what is read by then; a page that makes its form by the version needs none. */
export const StartAfresh = createContext<() => void>(() => undefined);

export function useStartAfresh(): () => void {
  return use(StartAfresh);
}
