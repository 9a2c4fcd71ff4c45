import { useCallback, useEffect, useRef } from 'react';
import { typeInConversation } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import type { Mode } from './drafts.ts';
import { doHere } from './looking.ts';

const every = 3_000;
const pause = 5_000;

/**
 * Tells colleagues that we write, and of an answer the customer too: at most every three seconds, and that we stopped after
 * five of silence.
 */
export function useTyping(id: string): { wrote(mode: Mode): void; stopped(): void } {
  const told = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    (typing: boolean) => void call(typeInConversation, { id, typing }, { idempotencyKey: null }).catch(() => undefined), // only a courtesy
    [id],
  );
  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    doHere(id, 'viewing');
    if (told.current > 0) tell(false);
    told.current = 0;
  }, [id, tell]);
  const wrote = useCallback(
    (mode: Mode) => {
      const now = performance.now();
      doHere(id, mode);
      if (mode === 'reply' && (told.current === 0 || now - told.current > every)) {
        told.current = now;
        tell(true);
      }
      clearTimeout(timer.current);
      timer.current = setTimeout(stopped, pause);
    },
    [id, tell, stopped],
  );
  useEffect(() => stopped, [stopped]);
  return { wrote, stopped };
}
