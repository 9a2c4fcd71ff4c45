import { chatLanguageFor, chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { inkOn } from './both/colours.ts';
import { mayRemember } from './both/consent-kind.ts';
import { isRefusal } from './both/refusal.ts';
import { openChat, type Chat } from './chat.ts';
import { drawCorner, type Corner } from './launcher.ts';
import { commandsOf, pageApi } from './page-api.ts';
import { openPanelLoader } from './panel-part.ts';
import { partsFrom } from './parts.ts';
import { backOff, nap } from './pause.ts';
import { openTracker, type Tracker } from './tracker.ts';
import css from './first.css?inline';
import { wireTo, type Config, type Wire } from './wire.ts';
import { loadSpeech, type FirstSpeech } from './words.ts';

const script = document.currentScript as HTMLScriptElement | null;

/** `data-language`, else the page's own, else the browser's, else the box's. */
function languageOf(config: Config): ChatLanguage {
  const wishes = [script?.dataset['language'] ?? '', document.documentElement.lang, ...navigator.languages];
  const known = wishes.filter((wish) => chatLanguages.some((language) => wish.toLowerCase().startsWith(language)));
  return chatLanguageFor(known, config.language);
}

/** The look of the box; without a network it is asked for until there is one. */
async function configOf(wire: Wire, key: string): Promise<Config | undefined> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await wire.call<Config>(`/api/v1/chat/config?key=${encodeURIComponent(key)}`, { method: 'GET' });
    } catch (error) {
      if (isRefusal(error) && !error.passing) {
        console.warn('[throughline]', error.message);
        return undefined;
      }
      await nap(backOff(attempt)).over;
    }
  }
}

interface Stage {
  place(element: HTMLElement): void;
  style(css: string): void;
}

function stage(): Stage {
  const host = document.createElement('throughline-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const styled = new Set<string>();
  const style = (text: string) => {
    if (styled.has(text)) return;
    styled.add(text);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  };
  style(css);
  return {
    style,
    place(element) {
      shadow.append(element);
      document.body.append(host);
    },
  };
}

function trackerOf(chat: Chat, config: Config): Tracker {
  const { consent } = chat.state.get();
  return openTracker({
    wire: chat.wire,
    writeKey: config.writeKey,
    anonymousId: () => chat.sessions.anonymousId(),
    allowed: consent === 'open' ? undefined : mayRemember(consent),
    free: consent === 'free',
  });
}

/** The button at the edge; the panel behind it comes when it is wanted, or when the page has nothing else to do. */
function draw(chat: Chat, config: Config, speech: FirstSpeech): void {
  const { style, place } = stage();
  const parts = partsFrom(chat.wire.origin, script?.nonce ?? '');
  const panel = openPanelLoader({ chat, config, speech, parts, style, corner: () => corner });
  const corner: Corner = drawCorner({ chat, speech, wanted: panel.want });
  const { element } = corner;
  element.dataset['side'] = config.side;
  element.dataset['theme'] = config.theme;
  element.style.setProperty('--accent', config.colour);
  element.style.setProperty('--on-accent', inkOn(config.colour));
  place(element);
  let wasOpen = false;
  const look = () => {
    const { open } = chat.state.get();
    if (open && !wasOpen) panel.want();
    wasOpen = open;
  };
  chat.state.listen(look);
  addEventListener('online', () => chat.state.get().open && panel.want());
  look();
  whenIdle(panel.want);
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

async function start(key: string, origin: string): Promise<void> {
  const api = pageApi();
  const wire = wireTo(origin);
  const config = await configOf(wire, key);
  if (!config) return;
  const speech = await loadSpeech(wire, languageOf(config));
  let tracker: Tracker | undefined;
  const { language } = speech;
  const chat: Chat = openChat({ wire, config, key, language, onConsent: (given) => tracker?.decided(given) });
  tracker = trackerOf(chat, config);
  if (document.readyState === 'loading')
    await new Promise((ready) => addEventListener('DOMContentLoaded', ready, { once: true }));
  draw(chat, config, speech);
  api.start(commandsOf(chat, tracker));
}

const key = script?.dataset['key'];
if (!script || key === undefined) console.warn('[throughline] The script tag needs its data-key.');
else if (!document.querySelector('throughline-chat')) void start(key, new URL(script.src).origin);
