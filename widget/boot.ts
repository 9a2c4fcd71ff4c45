import { chatLanguageFor, chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { pauseBefore } from '#core/come-back.ts';
import { mayRemember } from './both/consent-kind.ts';
import { isRefusal } from './both/refusal.ts';
import { openChat, type Chat } from './chat.ts';
import { commandsOf, type Theme } from './commands.ts';
import type { PageApi } from './page-api.ts';
import { tellPage } from './page-events.ts';
import { openPageSurveys } from './page-surveys.ts';
import type { Parts } from './parts.ts';
import { nap } from './pause.ts';
import { setStage } from './stage.ts';
import { openTracker, type Tracker } from './tracker.ts';
import type { Config, Wire } from './wire.ts';
import { loadSpeech } from './words.ts';

/** How a page wants its chat; everything else stands in the settings of the chat box. */
export interface Wishes {
  key: string;
  language?: string | undefined;
  theme?: Theme | undefined;
  /** Signed by the site: who its visitor is. */
  identity?: string | undefined;
  /** The page has a button of its own. */
  hidden?: boolean | undefined;
  attributes?: Record<string, unknown> | undefined;
}

interface About {
  wishes: Wishes;
  wire: Wire;
  parts: Parts;
  api: PageApi;
  /** The chat leaves the page. */
  signal: AbortSignal;
  shutdown(): void;
}

/** What the page asked for, else the page's own, else the browser's, else the box's. */
function languageOf(config: Config, wish: string | undefined): ChatLanguage {
  const wishes = [wish ?? '', document.documentElement.lang, ...navigator.languages];
  const known = wishes.filter((each) => chatLanguages.some((language) => each.toLowerCase().startsWith(language)));
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
      await nap(pauseBefore(attempt)).over;
    }
  }
}

function trackerOf(chat: Chat, config: Config, signal: AbortSignal): Tracker {
  const { consent } = chat.state.get();
  return openTracker({
    wire: chat.wire,
    writeKey: config.writeKey,
    anonymousId: () => chat.sessions.anonymousId(),
    allowed: consent === 'open' ? undefined : mayRemember(consent),
    free: consent === 'free',
    signal,
  });
}

/** Puts the chat on the page. */
export async function boot({ wishes, wire, parts, api, signal, shutdown }: About): Promise<void> {
  const { key, identity, theme, hidden = false, attributes } = wishes;
  const config = await configOf(wire, key);
  if (!config) return shutdown();
  if (signal.aborted) return;
  const speech = await loadSpeech(wire, languageOf(config, wishes.language));
  if (document.readyState === 'loading')
    await new Promise((ready) => addEventListener('DOMContentLoaded', ready, { once: true }));
  if (signal.aborted) return;
  let tracker: Tracker | undefined;
  const chat: Chat = openChat({
    wire,
    config,
    key,
    language: speech.language,
    identity,
    onConsent: (given) => tracker?.decided(given),
    onRefused: (reason) => api.tell('identity', { refused: reason }),
    signal,
  });
  tracker = trackerOf(chat, config, signal);
  tellPage(chat, api.tell);
  if (attributes) await chat.describe(attributes);
  const speak = async (language: ChatLanguage) => {
    chat.sessions.speak(language);
    return await loadSpeech(wire, language);
  };
  const look = setStage({ chat, config, parts, speech, theme, hidden, speak, signal });
  const said = openPageSurveys({
    chat,
    config,
    parts,
    key,
    language: speech.language,
    retry: speech.say('retry'),
    signal,
  });
  api.start({ ...commandsOf({ chat, tracker, look, said }), shutdown });
}
