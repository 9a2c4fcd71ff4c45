import type { SoFar } from '#core/channels/page-survey/fits-page.ts';

interface About {
  /** What the page said by itself; forgotten with the page. */
  said: Set<string>;
  signal: AbortSignal;
}

function scrolled(): number {
  const room = document.documentElement.scrollHeight - innerHeight;
  return room <= 0 ? 100 : Math.round((scrollY / room) * 100);
}

/** What happens on a page: seconds it was looked at, how far down, and whether somebody turned away. Another address begins anew. */
export function followPage({ said, signal }: About) {
  let address = location.href;
  let [seconds, scroll, leaving] = [0, 0, false];
  let tell = () => {};

  function anew(): void {
    if (location.href === address) return;
    address = location.href;
    [seconds, scroll, leaving] = [0, 0, false];
    said.clear();
  }
  function note(): void {
    anew();
    scroll = Math.max(scroll, scrolled());
    tell();
  }
  function turnsAway(): void {
    leaving = true;
    note();
  }

  const every = setInterval(() => {
    if (document.visibilityState === 'visible') seconds++;
    note();
  }, 1000);
  signal.addEventListener('abort', () => clearInterval(every));
  addEventListener('scroll', note, { passive: true, signal });
  document.documentElement.addEventListener('mouseleave', ({ clientY }) => clientY <= 0 && turnsAway(), { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && turnsAway(), {
    signal,
  });
  return {
    soFar: (): SoFar => ({ seconds, scroll: Math.max(scroll, scrolled()), leaving, events: said }),
    listen: (heard: () => void) => void (tell = heard),
  };
}
