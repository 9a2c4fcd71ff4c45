import { boot, type Wishes } from './boot.ts';
import { themes } from './commands.ts';
import { pageApi } from './page-api.ts';
import { partsFrom } from './parts.ts';
import { wireTo } from './wire.ts';

const script = document.currentScript as HTMLScriptElement | null;

/** What the tag says: `data-key`, and if the page likes `data-language`, `data-theme`, `data-launcher="hidden"`, `data-boot="later"`. */
function wishesOf({ dataset }: HTMLScriptElement): Partial<Wishes> {
  const theme = themes.find((each) => each === dataset['theme']);
  return {
    key: dataset['key'],
    language: dataset['language'],
    theme,
    hidden: dataset['launcher'] === 'hidden',
  } as Partial<Wishes>;
}

/** The chat comes and goes as often as the page likes; one at a time. */
function begin(tag: HTMLScriptElement): void {
  const { origin } = new URL(tag.src);
  const wire = wireTo(origin);
  let running: AbortController | undefined;
  function shutdown(): void {
    running?.abort();
    running = undefined;
    api?.stop();
  }
  async function start(given: Partial<Wishes> = {}): Promise<void> {
    if (running || !api) return;
    const { key, ...wishes } = { ...wishesOf(tag), ...given };
    if (key === undefined) throw new TypeError('The script tag needs its data-key.');
    const gone = new AbortController();
    running = gone;
    await boot({ wishes: { key, ...wishes }, wire, parts, api, signal: gone.signal, shutdown });
  }
  const api = pageApi({ boot: start });
  if (!api) return;
  const parts = partsFrom(origin, tag.nonce);
  if (tag.dataset['boot'] === 'later') return;
  start().catch((error: unknown) => console.warn('[throughline]', (error as Error).message));
}

if (script) begin(script);
else console.warn('[throughline] The script must stand on the page by its own tag, and not as a module.');
