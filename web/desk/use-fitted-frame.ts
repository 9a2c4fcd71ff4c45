import { useEffect, useState, type RefObject } from 'react';

/** The height of what stands in a frame; its document may run nothing, but it can be looked at from here. */
function heightOf({ documentElement: root }: Document): number {
  const beside = root.scrollWidth > root.clientWidth ? 17 : 0; // a bar to scroll sideways stands below
  return Math.ceil(root.getBoundingClientRect().height) + beside;
}

/** Follows the height of the page in a frame, also while its pictures come; undefined until it is there. */
export function useFittedFrame(frame: RefObject<HTMLIFrameElement | null>): number | undefined {
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const shown = frame.current;
    if (shown === null) return undefined;
    let watched: ResizeObserver | undefined;
    const look = () => {
      const page = shown.contentDocument;
      watched?.disconnect();
      if (page === null || page.URL === 'about:blank') return;
      const measure = () => setHeight(heightOf(page));
      watched = new ResizeObserver(measure);
      watched.observe(page.documentElement);
      measure();
    };
    shown.addEventListener('load', look);
    look();
    return () => {
      shown.removeEventListener('load', look);
      watched?.disconnect();
    };
  }, [frame]);
  return height;
}
