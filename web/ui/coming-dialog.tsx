import { Suspense, type ReactNode } from 'react';

/** A dialog whose script comes when it is opened. Until it stands it holds the keys, so that what one types already does nothing else. */
export function ComingDialog({ children }: { children: ReactNode }) {
  return <Suspense fallback={<div role="dialog" aria-modal="true" hidden />}>{children}</Suspense>;
}
