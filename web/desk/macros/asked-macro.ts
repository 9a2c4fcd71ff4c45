import { useSyncExternalStore } from 'react';

/** The macro that somebody wants to run in a conversation, until they have looked at what it does. */
interface AskedMacro {
  conversation: string;
  macro: string;
}

let asked: AskedMacro | undefined;
const hearers = new Set<() => void>();

/** Shows what a macro would do; undefined: no more. */
export function askToRun(what: AskedMacro | undefined): void {
  asked = what;
  for (const hear of hearers) hear();
}

export function useAskedMacro(): AskedMacro | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => asked,
  );
}
