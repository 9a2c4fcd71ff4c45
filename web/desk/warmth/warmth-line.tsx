import { lazy, Suspense, type ComponentType } from 'react';
import { readWarmth } from '#core/contract/warmth.ts';
import { useRead } from '../../app/read.ts';
import type { Conversation } from '../summary.ts';
import type { ComposerState } from '../use-composer.ts';

interface Hinted {
  text: string;
  conversation: Conversation;
}

// Without it one writes as well: what cannot be loaded says nothing.
const WarmthHints = lazy(async (): Promise<{ default: ComponentType<Hinted> }> => {
  try {
    return { default: (await import('./warmth-hints.tsx')).WarmthHints };
  } catch {
    return { default: () => null };
  }
});

interface WarmthLineProps {
  composer: ComposerState;
  conversation: Conversation;
}

/** What an answer could still have, in one line, where the company and the person want to be told. */
export function WarmthLine({ composer: { mode, text }, conversation }: WarmthLineProps) {
  const writing = mode === 'reply' && text.trim() !== '';
  const { data } = useRead(readWarmth, {}, { enabled: writing, staleTime: 300_000 });
  if (!writing || data === undefined || !data.company || !data.mine) return null;
  return (
    <Suspense>
      <WarmthHints text={text} conversation={conversation} />
    </Suspense>
  );
}
