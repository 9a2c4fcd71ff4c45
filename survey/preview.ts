import { pageSheet } from '#core/listening/survey/look/page-sheet.ts';
import type { PlayOptions } from './options.ts';
import { play } from './play.tsx';

// What the console frames beside its editor: plays whatever definition the console says, and sends nothing.

export type Previewed = Pick<PlayOptions, 'definition' | 'language' | 'words' | 'values' | 'look'>;

const page = new CSSStyleSheet();
document.adoptedStyleSheets = [page];
const place = document.querySelector<HTMLElement>('#survey')!;
const key = '00000000-0000-4000-8000-000000000000';
let stop: (() => void) | undefined;

addEventListener('message', ({ origin, source, data }: MessageEvent<Previewed | undefined>) => {
  // Other scripts of the console's page may speak to its frames, too.
  if (origin !== location.origin || source !== parent || data?.definition === undefined) return;
  stop?.();
  document.documentElement.lang = data.language;
  page.replaceSync(data.look === undefined ? '' : pageSheet(data.look));
  stop = play(place, { ...data, key });
});
