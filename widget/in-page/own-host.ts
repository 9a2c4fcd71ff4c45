/** A host of its own on the page, whose rules do not reach in. */
export function openHost(name: string, css: string) {
  const host = document.createElement(name);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  return { host, shadow };
}

/** What stands on the page whatever is scrolled: its own bars and buttons. */
export function isFixed(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
  return false;
}

/** What of the page itself lies under a point, ours left out. */
export function pageAt(x: number, y: number): Element[] {
  return document.elementsFromPoint(x, y).filter(({ localName }) => !localName.startsWith('throughline-'));
}
