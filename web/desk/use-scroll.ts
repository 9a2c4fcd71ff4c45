import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const near = 60;

/** Where the last message begins, when it is longer than can be seen: nobody begins to read a letter at its end. */
function startOfLong(box: HTMLElement): number | undefined {
  const last = [...box.querySelectorAll('[data-message]')].at(-1);
  if (last === undefined || last.getBoundingClientRect().height <= box.clientHeight) return undefined;
  return box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
}

/**
 * Keeps a list that grows at both ends where the reader is: it opens at the end, or where a long last message begins; at
 * the end it follows what comes, elsewhere nothing moves, also when older items are put in above.
 */
export function useScroll(box: RefObject<HTMLElement | null>, first: string | undefined) {
  const [atEnd, setAtEnd] = useState(true);
  const was = useRef({ atEnd: true, height: 0, top: 0, first });
  const opened = useRef(false);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const start = opened.current ? undefined : startOfLong(current);
    opened.current ||= first !== undefined;
    if (start !== undefined) {
      current.scrollTop = start;
      was.current.atEnd = false;
    } else if (was.current.atEnd) current.scrollTop = current.scrollHeight;
    else if (was.current.first !== first)
      current.scrollTop = was.current.top + current.scrollHeight - was.current.height;
    was.current = { ...was.current, height: current.scrollHeight, top: current.scrollTop, first };
  });
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const sizes = new ResizeObserver(() => {
      if (was.current.atEnd) current.scrollTop = current.scrollHeight;
    });
    sizes.observe(current);
    for (const child of current.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, [box]);
  const onScroll = () => {
    const { current } = box;
    if (current === null) return;
    const end = current.scrollHeight - current.scrollTop - current.clientHeight < near;
    was.current = { ...was.current, atEnd: end, height: current.scrollHeight, top: current.scrollTop };
    setAtEnd(end);
  };
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  return { atEnd, onScroll, toEnd };
}
