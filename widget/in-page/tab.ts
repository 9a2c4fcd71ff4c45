import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Config } from '../wire.ts';
import { isFixed, openHost, pageAt } from './own-host.ts';
import css from './tab.css?inline';

interface About {
  config: Config;
  tab: Config['tabs'][number]['tab'];
  language: ChatLanguage;
  /** Said in place of its words where what is behind it did not come. */
  retry: string;
  /** Opens what is behind it, and is done once that was closed. */
  open(): Promise<{ closed: Promise<void>; close(): void }>;
}

const controls = 'a,button,input,select,textarea,summary,[role=button],[role=link],[tabindex]';

/** Whether something to press that stays where it is lies under a part of the screen. */
function coversControl({ left, right, top, bottom }: DOMRect): boolean {
  const points = [0.1, 0.5, 0.9].flatMap((across) =>
    [0.02, 0.25, 0.5, 0.75, 0.98].map((down) => [left + (right - left) * across, top + (bottom - top) * down] as const),
  );
  return points.some(([x, y]) => pageAt(x, y).some((each) => each.closest(controls) !== null && isFixed(each)));
}

/** Along its edge, from where it usually stands, to where it is in nobody's way. */
const steps = [0, -12, 12, -24, 24, -36, 36];

function settle(button: HTMLElement): void {
  for (const step of [...steps, 0]) {
    button.style.setProperty('--along', `${50 + step}%`);
    if (!coversControl(button.getBoundingClientRect())) return;
  }
}

/** A tab at the edge of the page. Gives what takes it away, with what it opened. */
export function drawTab({ config, tab, language, retry, open }: About): () => void {
  const { host, shadow } = openHost('throughline-tab', css);
  const words = tab.words[language] ?? '';
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: words,
    lang: language,
  });
  button.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  Object.assign(button.dataset, { place: tab.place, theme: config.theme, side: config.side });
  button.style.setProperty('--accent', config.colour);
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  shadow.append(button);
  document.body.append(host);
  const gone = new AbortController();
  let opened: { close(): void } | undefined;
  let busy = false;

  async function toggle(): Promise<void> {
    if (opened !== undefined) return opened.close();
    if (busy) return;
    busy = true;
    button.setAttribute('aria-busy', 'true');
    try {
      const now = await open();
      if (gone.signal.aborted) return now.close();
      opened = now;
      button.textContent = words;
      button.setAttribute('aria-expanded', 'true');
      void now.closed.then(() => {
        opened = undefined;
        button.setAttribute('aria-expanded', 'false');
        button.focus();
      });
    } catch {
      button.textContent = retry;
    } finally {
      busy = false;
      button.setAttribute('aria-busy', 'false');
    }
  }

  settle(button);
  button.addEventListener('click', () => void toggle());
  addEventListener('resize', () => settle(button), { signal: gone.signal });
  return () => {
    gone.abort();
    opened?.close();
    host.remove();
  };
}
