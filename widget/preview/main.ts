import type { PreviewedByWidget } from '#core/listening/survey/previewed.ts';
import type { PlayerPart } from '../in-page/player.ts';
import { partsFrom } from '../parts.ts';
import { setStage } from '../stage.ts';
import { wireTo, type Config } from '../wire.ts';
import { loadSpeech } from '../words.ts';
import css from './page.css?inline';
import { pretendChat } from './pretend-chat.ts';

// What the console frames beside its editor: the widget on a page of somebody, with a survey that is still being written. Nothing leaves.

const page = new CSSStyleSheet();
page.replaceSync(css);
document.adoptedStyleSheets = [page];
const within = document.createElement('div');
const lines = Array.from({ length: 9 }, () => document.createElement('span'));
document.querySelector('#survey')?.append(...lines.slice(0, 3), within, ...lines.slice(3));

const parts = partsFrom(location.origin, '');
const chat = pretendChat();
let gone = new AbortController();
/** What the chat was drawn for: it stays while only the question changes. */
let drawn = '';

// Who writes in the console's editor keeps the focus.
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function focusIfHere(options) {
  if (document.hasFocus()) focus.call(this, options);
};

function configOf({ box, language }: PreviewedByWidget): Config {
  return {
    ...box,
    language,
    askConsent: false,
    writeKey: '',
    transcripts: false,
    online: true,
    surveys: [],
    inline: [],
    tabs: [],
    hours: null,
    answersWithin: null,
  };
}

async function show(said: PreviewedByWidget): Promise<void> {
  const { box, language, shows } = said;
  const look = JSON.stringify([box, language, shows.as]);
  if (shows.as === 'message' && look === drawn) return say(shows);
  drawn = look;
  gone.abort();
  gone = new AbortController();
  const { signal } = gone;
  document.documentElement.lang = language;
  const config = configOf(said);
  if (shows.as === 'page') {
    const player = await parts.load<PlayerPart>('player');
    if (signal.aborted) return;
    place(player, shows, { config, origin: location.origin, signal, trial: true });
    return stand();
  }
  const speech = await loadSpeech(wireTo(location.origin), language);
  if (signal.aborted) return;
  say(shows);
  setStage({
    chat,
    config,
    parts,
    speech,
    theme: undefined,
    hidden: false,
    speak: () => Promise.resolve(speech),
    signal,
  });
}

function place(
  player: PlayerPart,
  { page: shown, form, place: edge }: Extract<PreviewedByWidget['shows'], { as: 'page' }>,
  around: Parameters<PlayerPart['show']>[1],
): void {
  if (form === 'tab') player.open(shown, { ...around, place: edge, remembers: false });
  else void player.show({ ...shown, form }, { ...around, within: form === 'inline' ? within : undefined });
}

function say({ text, card }: Extract<PreviewedByWidget['shows'], { as: 'message' }>): void {
  const at = new Date().toISOString();
  const message = {
    id: 'msg_preview',
    from: 'system',
    name: '',
    text,
    at,
    clientId: null,
    files: [],
    card,
    question: null,
  } as const;
  chat.state.set({ open: true, page: 'chat', messages: [{ ...message, files: [] }] });
}

/** It comes in once for a customer, and not again with every letter that is written. */
function stand(): void {
  const still = new CSSStyleSheet();
  still.replaceSync('.card { animation: none !important; }');
  const root = document.querySelector('throughline-survey')?.shadowRoot;
  if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
}

addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewedByWidget | undefined>) => {
  // Other scripts of the console's page may speak to its frames, too.
  if (origin === location.origin && source === parent && data?.shows !== undefined) void show(data);
});
