import { lazy, Suspense } from 'react';
import { PlainText } from '../plain-text.tsx';

const MarkedText = lazy(async () => ({ default: (await import('./marked-text.tsx')).MarkedText }));

interface WrittenProps {
  text: string;
  /** The same with its marks; null: nothing is marked. */
  marked: string | null;
  pictureAt(id: string): string;
}

/** What one of us wrote: with its marks as soon as they can be drawn, plainly before that. */
export function Written({ text, marked, pictureAt }: WrittenProps) {
  if (marked === null) return <PlainText text={text} />;
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <MarkedText text={marked} pictureAt={pictureAt} />
    </Suspense>
  );
}

/** Pictures of what has not gone yet. */
export function uploadAt(id: string): string {
  return `/api/v1/uploads/${id}`;
}
