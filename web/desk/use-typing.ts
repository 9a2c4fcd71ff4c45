import { useCallback, useEffect, useRef } from 'react';
import { typeInConversation } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';

const every = 3_000;
const pause = 5_000;

/** Tells the other side that we write: at most every three seconds, and that we stopped after five of silence. */
export function useTyping(id: string): { wrote(): void; stopped(): void } {
  const told = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    (typing: boolean) => void call(typeInConversation, { id, typing }).catch(() => undefined), // only a courtesy
    [id],
  );
  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (told.current > 0) tell(false);
    told.current = 0;
  }, [tell]);
  const wrote = useCallback(() => {
    const now = Date.now();
    if (now - told.current > every) {
      told.current = now;
      tell(true);
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, pause);
  }, [tell, stopped]);
  useEffect(() => stopped, [stopped]);
  return { wrote, stopped };
}
