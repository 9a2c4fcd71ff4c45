import { render } from 'preact';
import { chatLanguageFor, chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { openChat, type Chat } from './chat.ts';
import { mayRemember } from './consent.ts';
import { commandsOf, pageApi } from './page-api.ts';
import { backOff, nap } from './pause.ts';
import { openTracker, type Tracker } from './tracker.ts';
import { App } from './ui/app.tsx';
import { inkOn } from './ui/colours.ts';
import css from './ui/styles.css?inline';
import { Refusal, wireTo, type Config, type Wire } from './wire.ts';
import { loadSpeech } from './words.ts';

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
      if (error instanceof Refusal && !error.passing) {
        console.warn('[throughline]', error.message);
        return undefined;
      }
      await nap(backOff(attempt)).over;
    }
  }
}

function stage(config: Config): HTMLElement {
  const host = document.createElement('throughline-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.style.setProperty('--accent', config.colour);
  root.style.setProperty('--on-accent', inkOn(config.colour));
  shadow.append(root);
  document.body.append(host);
  return root;
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
  const { consent } = chat.state.get();
  tracker = openTracker({
    wire,
    writeKey: config.writeKey,
    anonymousId: () => chat.sessions.anonymousId(),
    allowed: consent === 'open' ? undefined : mayRemember(consent),
    free: consent === 'free',
  });
  if (document.readyState === 'loading')
    await new Promise((ready) => addEventListener('DOMContentLoaded', ready, { once: true }));
  render(<App around={{ ...speech, chat, config }} />, stage(config));
  api.start(commandsOf(chat, tracker));
}

const key = script?.dataset['key'];
if (!script || key === undefined) console.warn('[throughline] The script tag needs its data-key.');
else if (!document.querySelector('throughline-chat')) void start(key, new URL(script.src).origin);
