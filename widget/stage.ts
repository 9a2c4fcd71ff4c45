import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { inkOn, wordsIn } from '#core/colours.ts';
import type { Chat } from './chat.ts';
import type { Look, Theme } from './commands.ts';
import css from './first.css?inline';
import { drawCorner, type Corner } from './launcher.ts';
import { openPanelLoader } from './panel-part.ts';
import type { Parts } from './parts.ts';
import type { Config } from './wire.ts';
import type { FirstSpeech } from './words.ts';

interface About {
  chat: Chat;
  config: Config;
  parts: Parts;
  speech: FirstSpeech;
  theme: Theme | undefined;
  hidden: boolean;
  /** The words of another language, once they are there. */
  speak(language: ChatLanguage): Promise<FirstSpeech>;
  signal: AbortSignal;
}

/** Where the chat is drawn: a host of its own on the page, and whatever styles the parts bring. */
function openHost() {
  const host = document.createElement('throughline-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const styled = new Set<string>();
  function style(text: string): void {
    if (styled.has(text)) return;
    styled.add(text);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }
  style(css);
  document.body.append(host);
  return { host, shadow, style };
}

/** The button at the edge; the panel behind it comes when it is wanted, or when the page has nothing else to do. */
export function setStage(about: About): Look {
  const { chat, config, signal } = about;
  const { host, shadow, style } = openHost();
  let { theme = config.theme, hidden } = about;
  const night = matchMedia('(prefers-color-scheme: dark)');
  let drawn: ReturnType<typeof draw> | undefined;

  function draw(speech: FirstSpeech) {
    const panel = openPanelLoader({ ...about, speech, style, corner: () => corner });
    const corner: Corner = drawCorner({ chat, speech, wanted: panel.want });
    shadow.append(corner.element);
    return { corner, panel };
  }
  function look(): void {
    if (!drawn) return;
    const { style: own, dataset } = drawn.corner.element;
    const shown = theme === 'auto' ? (night.matches ? 'dark' : 'light') : theme;
    Object.assign(dataset, { side: config.side, theme: shown, launcher: hidden ? 'hidden' : 'shown' });
    own.setProperty('--accent', config.colour);
    own.setProperty('--on-accent', inkOn(config.colour));
    own.setProperty('--link-light', wordsIn(config.colour, { paper: '#ffffff', ink: '#1c2430' }));
    own.setProperty('--link-dark', wordsIn(config.colour, { paper: '#171c24', ink: '#e9edf3' }));
  }
  function show(speech: FirstSpeech): void {
    drawn?.panel.leave();
    drawn?.corner.leave();
    drawn = draw(speech);
    look();
    if (chat.state.get().open) drawn.panel.want();
  }
  show(about.speech);
  night.addEventListener('change', look, { signal });
  let wasOpen = false;
  chat.state.listen(() => {
    const { open } = chat.state.get();
    if (open && !wasOpen) drawn?.panel.want();
    wasOpen = open;
  });
  addEventListener('online', () => chat.state.get().open && drawn?.panel.want(), { signal });
  whenIdle(() => signal.aborted || drawn?.panel.want());
  signal.addEventListener('abort', () => {
    drawn?.panel.leave();
    host.remove();
  });
  return {
    theme(wanted) {
      theme = wanted;
      look();
    },
    launcher(shown) {
      hidden = !shown;
      look();
    },
    language: async (language) => show(await about.speak(language)),
  };
}

/** Early enough for who opens the chat, late enough for the page itself; who saves data loads only what is opened. */
function whenIdle(work: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  const idle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 10_000 }) : setTimeout(work, 2000);
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}
