import { unread } from './both/messages.ts';
import type { Chat } from './chat.ts';
import type { FirstSpeech } from './words.ts';

// Drawn without Preact: it stands on every page, also where nobody ever opens the chat.

export interface Corner {
  element: HTMLElement;
  /** Where the panel is drawn. */
  room: HTMLElement;
  /** The panel is being loaded, is there, or could not be loaded. */
  show(state: 'loading' | 'there' | 'failed'): void;
  leave(): void;
}

interface About {
  chat: Chat;
  speech: FirstSpeech;
  /** The chat is asked for, or will be soon. */
  wanted(): void;
}

type Children = Array<Node | string>;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Record<string, unknown> = {},
  ...children: Children
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(key, value as EventListener);
    else if (key === 'class') made.className = String(value);
    else made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

const drawn = {
  chat: 'M4 5.5h16a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1h-8.5L7 20.5V17H4a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1Z',
  down: 'm6 9 6 6 6-6',
};

function icon() {
  const [svg, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  for (const [name, value] of Object.entries({ class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }))
    svg!.setAttribute(name, value);
  svg!.append(path!);
  return { svg: svg!, draw: (name: keyof typeof drawn) => path!.setAttribute('d', drawn[name]) };
}

/** The button with its number, the question for consent, and what is said when the chat cannot be loaded. */
export function drawCorner(about: About): Corner {
  const { chat, speech } = about;
  const room = make('div');
  const { button, look: lookAtButton } = launcher(about);
  const consent = consentCard(about);
  const failure = failureCard(about);
  const status = make('span', { class: 'hidden', role: 'status' });
  const element = make('div', { class: 'corner', lang: speech.language, dir: speech.direction }, room);
  element.append(button, status);
  let shown: Parameters<Corner['show']>[0] = 'loading';
  let from: Element | null = null;
  let wasOpen = chat.state.get().open;
  function look(): void {
    const { open, consent: answer, messages, seenAt } = chat.state.get();
    const news = open ? 0 : unread(messages, seenAt).length;
    element.dataset['open'] = String(open);
    lookAtButton(news, shown === 'loading');
    const told = news > 0 ? speech.say('unread', { n: news }) : '';
    if (status.textContent !== told) status.textContent = told;
    place(consent, !open && answer === 'open');
    place(failure, open && shown === 'failed');
    if (open && !wasOpen) from = document.activeElement;
    if (wasOpen && !open) giveBack();
    wasOpen = open;
  }
  /** To the button, or where the page hides it to whatever had the focus before. */
  function giveBack(): void {
    if (element.dataset['launcher'] === 'hidden') (from as HTMLElement | null)?.focus();
    else button.focus();
  }
  function place(card: HTMLElement, there: boolean): void {
    if (there === card.isConnected) return;
    if (there) button.before(card);
    else card.remove();
  }
  const quiet = chat.state.listen(look);
  look();
  return {
    leave() {
      quiet();
      element.remove();
    },
    element,
    room,
    show(state) {
      shown = state;
      look();
    },
  };
}

function launcher({ chat, speech: { say }, wanted }: About) {
  const { svg, draw } = icon();
  const badge = make('span', { class: 'badge', 'aria-hidden': 'true' });
  const button = make('button', {
    type: 'button',
    class: 'launcher',
    click: () => (chat.state.get().open ? chat.close() : chat.open()),
    pointerenter: wanted,
    focus: wanted,
    touchstart: wanted,
  });
  button.append(svg);
  function look(news: number, loading: boolean): void {
    const { open } = chat.state.get();
    const name = open ? say('close') : news > 0 ? `${say('open')}, ${say('unread', { n: news })}` : say('open');
    button.setAttribute('aria-label', name);
    button.setAttribute('aria-expanded', String(open));
    button.toggleAttribute('data-busy', open && loading);
    draw(open ? 'down' : 'chat');
    badge.textContent = news > 9 ? '9+' : String(news);
    if (news > 0) button.append(badge);
    else badge.remove();
  }
  return { button, look };
}

function card(name: string, ...children: Children): HTMLElement {
  return make('section', { class: `card consent floating ${name}` }, ...children);
}

/** Both answers are equally easy; nothing is kept before one is given. */
function consentCard({ chat, speech: { say } }: About): HTMLElement {
  const answer = (given: boolean) =>
    make('button', { type: 'button', class: 'plain', click: () => chat.consent(given) });
  const [no, yes] = [answer(false), answer(true)];
  no.append(say('consentNo'));
  yes.append(say('consentYes'));
  const made = card(
    'asking',
    make('h2', {}, say('consentTitle')),
    make('p', {}, say('consentText')),
    make('div', { class: 'row' }, no, yes),
  );
  made.setAttribute('aria-label', say('consentTitle'));
  return made;
}

function failureCard({ speech: { say }, wanted }: About): HTMLElement {
  const again = make('button', { type: 'button', class: 'plain', click: wanted }, say('retry'));
  const made = card('failure', make('p', {}, say('loadFailed')), make('div', { class: 'row' }, again));
  made.setAttribute('role', 'alert');
  return made;
}
