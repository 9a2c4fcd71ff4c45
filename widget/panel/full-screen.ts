import { useLayoutEffect } from 'preact/hooks';

const mark = 'throughlineChat';
/** As in panel.css: below this the panel covers the page. */
const covers = '(max-width: 480px)';

function isOurs(): boolean {
  return (history.state as Record<string, unknown> | null)?.[mark] === true;
}

/**
 * On a phone the chat is a screen of its own: the page behind does not scroll, the keyboard covers nothing, and the back
 * button closes the chat instead of leaving the page.
 */
export function useFullScreen(panelRef: { current: HTMLElement | null }, close: () => void): void {
  useLayoutEffect(() => {
    if (!matchMedia(covers).matches) return undefined;
    const page = document.documentElement;
    const { overflow } = page.style;
    page.style.overflow = 'hidden';
    if (!isOurs()) history.pushState({ ...(history.state as object | null), [mark]: true }, '');
    const back = () => isOurs() || close();
    addEventListener('popstate', back);
    const stopFitting = fitAboveKeyboard(panelRef);
    return () => {
      page.style.overflow = overflow;
      removeEventListener('popstate', back);
      stopFitting();
      if (isOurs()) history.back();
    };
  }, [panelRef, close]);
}

/** Browsers lay the keyboard over the page; only the visual viewport tells what is left. */
function fitAboveKeyboard(panelRef: { current: HTMLElement | null }): () => void {
  const { visualViewport: seen } = window;
  if (!seen) return () => undefined;
  const fit = () => {
    panelRef.current?.style.setProperty('--height', `${seen.height}px`);
    panelRef.current?.style.setProperty('--top', `${seen.offsetTop}px`);
  };
  fit();
  for (const event of ['resize', 'scroll'] as const) seen.addEventListener(event, fit);
  return () => {
    for (const event of ['resize', 'scroll'] as const) seen.removeEventListener(event, fit);
  };
}
