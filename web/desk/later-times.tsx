import { lazy, Suspense } from 'react';

const LaterChoices = lazy(async () => ({ default: (await import('./later-choices.tsx')).LaterChoices }));

/** Times to choose from; they come when they are asked for. */
export function LaterTimes({ take }: { take: (at: Date) => void }) {
  return (
    <Suspense>
      <LaterChoices take={take} />
    </Suspense>
  );
}
