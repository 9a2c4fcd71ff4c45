import { useEffect, useState } from 'react';
import { wireId } from '#core/contract/codecs.ts';
import { looked, lookedSignal } from '#core/contract/live.ts';
import { showConversations, useLive } from '../app/live/live.tsx';
import type { Look } from '../app/live/looking.ts';
import { useSession } from '../app/session.ts';

// Which conversation this tab shows and what its person does there; a tab that is not on the screen shows nothing.

let mine: Look | undefined;

function tell(): void {
  showConversations(mine === undefined || document.visibilityState === 'hidden' ? [] : [mine]);
}

/** Says that somebody writes in a conversation here, or has stopped. */
export function doHere(id: string, doing: Look['doing']): void {
  if (mine?.id !== id || mine.doing === doing) return;
  mine = { id, doing };
  tell();
}

/** Shows the conversation as open in this tab, as long as the caller is mounted. */
export function useShown(id: string): void {
  useEffect(() => {
    const shown: Look = { id, doing: 'viewing' };
    mine = shown;
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      if (mine?.id !== id) return;
      mine = undefined;
      tell();
    };
  }, [id]);
}

export interface Colleague {
  member: string;
  name: string;
  doing: Look['doing'];
}

const none: readonly Colleague[] = [];

/** The colleagues who have the conversation on their screens at the moment. */
export function useColleagues(id: string): readonly Colleague[] {
  const { user } = useSession();
  const [known, setKnown] = useState<{ id: string; people: readonly Colleague[] }>();
  useLive(lookedSignal, ({ subject, data }) => {
    const read = looked.safeParse(data);
    if (!read.success || wireId('cnv', subject) !== id) return;
    setKnown({ id, people: read.data.people.filter(({ member }) => wireId('usr', member) !== user.id) });
  });
  return known?.id === id ? known.people : none;
}
