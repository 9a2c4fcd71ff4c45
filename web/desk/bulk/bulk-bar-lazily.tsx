import { lazy, Suspense, type ComponentProps } from 'react';
import type { BulkBar as Bar } from './bulk-bar.tsx';

const Loaded = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));

/** What can be done with those selected; comes with the first selection. */
export function BulkBar(props: ComponentProps<typeof Bar>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
