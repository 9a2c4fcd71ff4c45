import { useState } from 'react';
import { toastError } from '../../app/toast.tsx';
import { loadChoice } from './asking.ts';
import type { ReasonChoice } from './reason-choice.tsx';

/** What reasons are chosen with, while it is open. It opens once it is loaded: a frame that opens empty loses the focus to something else. */
export function useChoice() {
  const [Choice, setChoice] = useState<typeof ReasonChoice>();
  const open = () => void loadChoice().then((loaded) => setChoice(() => loaded.ReasonChoice), toastError);
  return { Choice, open, close: () => setChoice(undefined) };
}
