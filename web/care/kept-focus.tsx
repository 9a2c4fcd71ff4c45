import { useEffect, useRef, type FocusEvent, type ReactNode } from 'react';

interface KeptFocusProps {
  /** What changes when an act is done: what was pressed may be gone then. */
  when: unknown;
  className?: string | undefined;
  children: ReactNode;
}

/** Whoever acts by key goes on where they were, also where the button that they pressed is gone. */
export function KeptFocus({ when, className, children }: KeptFocusProps) {
  const box = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  const leave = ({ relatedTarget }: FocusEvent) => {
    // A button that goes away takes the focus nowhere.
    if (relatedTarget !== null && !box.current!.contains(relatedTarget as Node)) had.current = false;
  };
  useEffect(() => {
    if (had.current && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [when]);
  return (
    <div ref={box} tabIndex={-1} className={className} onFocus={() => (had.current = true)} onBlur={leave}>
      {children}
    </div>
  );
}
