import { useEffect, useState } from 'react';

/** Whole seconds until then, counted while the page is looked at. */
export function useSecondsTo(at: string, counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [counting]);
  return Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}
