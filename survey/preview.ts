import { pageSheet } from '#core/listening/survey/look/page-sheet.ts';
import type { PreviewedPage } from '#core/listening/survey/previewed.ts';
import { runKiosk } from './kiosk.ts';
import { play } from './play.tsx';

// What the console frames beside its editor: plays whatever definition the console says, and sends nothing.

const page = new CSSStyleSheet();
document.adoptedStyleSheets = [page];
const place = document.querySelector<HTMLElement>('#survey')!;
const key = '00000000-0000-4000-8000-000000000000';
let stop: (() => void) | undefined;

function start({ company, ...said }: PreviewedPage): () => void {
  document.querySelector('.company')!.textContent = company;
  const data = { ...said, key, edition: 0, hidden: {}, page: null, done: false, address: '' };
  return said.way === 'kiosk' ? runKiosk(place, { data, waiting: () => 0 }) : play(place, { ...said, key });
}

addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewedPage | undefined>) => {
  // Other scripts of the console's page may speak to its frames, too.
  if (origin !== location.origin || source !== parent || data?.definition === undefined) return;
  stop?.();
  document.documentElement.lang = data.language;
  page.replaceSync(data.look === undefined ? '' : pageSheet(data.look));
  stop = start(data);
});
