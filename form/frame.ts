/** What the page tells the site that frames it. */
export type Told = { event: 'ready' } | { event: 'sent'; number: number | null } | { event: 'height'; height: number };

const isFramed = window.parent !== window;

/** Nothing that somebody typed is told: which site it is, only the browser knows for sure. */
export function tellFrame(told: Told): void {
  if (isFramed) window.parent.postMessage({ throughlineForm: told }, '*');
}

if (isFramed) {
  const main = document.querySelector('main')!;
  new ResizeObserver(() =>
    tellFrame({ event: 'height', height: Math.ceil(main.getBoundingClientRect().height) }),
  ).observe(main);
}

/**
 * Fills hidden values from the address: of this page, or of the site's page, which stands behind the # so that it is never sent
 * to us as an address.
 */
export function fillFromAddress(form: HTMLFormElement): void {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) params.set(name, value);
  for (const input of form.querySelectorAll<HTMLInputElement>('input[data-param]'))
    input.value = params.get(input.dataset['param'] ?? '') ?? '';
}
