import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A box that scrolls sideways where it must; only then it is a stop for the keyboard. */
export function Scrollable({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    look.observe(element);
    if (element.firstElementChild !== null) look.observe(element.firstElementChild);
    return () => look.disconnect();
  }, []);
  const stop = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label } : {};
  return (
    <div ref={box} className={className} {...stop}>
      {children}
    </div>
  );
}
