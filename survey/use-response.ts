import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onSignOfLife } from './sign-of-life.ts';
import type { PlayOptions } from './options.ts';
import { acting, beginningOf, goingOf, standingOn } from './response.ts';

/** One response while somebody gives it. Options hold for the whole of it: another response is another player. */
export function useResponse(options: PlayOptions) {
  const [state, set] = useState(() => beginningOf(options));
  const now = useRef(state);
  const first = useRef(options);
  const acts = useMemo(
    () =>
      acting(first.current, {
        read: () => now.current,
        change(next) {
          now.current = { ...now.current, ...next };
          set(now.current);
        },
      }),
    [],
  );
  // At once when it is taken away, not after the next paint: what closes it comes later than what was answered.
  useLayoutEffect(() => {
    // Whoever leaves in the middle has answered what they answered.
    addEventListener('pagehide', acts.keep.now);
    return () => {
      acts.keep.now();
      removeEventListener('pagehide', acts.keep.now);
    };
  }, [acts]);
  useEffect(() => {
    if (first.current.chosen === undefined) return undefined;
    return onSignOfLife(() => {
      acts.keep.confirm();
      acts.keep.soon();
    });
  }, [acts]);
  const coming = useRef(new Set<Promise<unknown>>());
  const { upload } = options;
  return {
    ...acts,
    /** A file on its way is an answer, too: whoever goes on waits for it. */
    next(): void {
      if (coming.current.size === 0) acts.next();
      else void Promise.allSettled(coming.current).then(acts.next);
    },
    upload:
      upload &&
      ((file: Blob, name: string) => {
        const sent = upload(file, name);
        const done = () => coming.current.delete(sent);
        coming.current.add(sent);
        void sent.then(done, done);
        return sent;
      }),
    state,
    going: () => goingOf(options, now.current),
    standing: () => standingOn(options, now.current),
  };
}
