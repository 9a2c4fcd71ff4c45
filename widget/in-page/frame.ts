import { rightToLeft } from '#core/channels/chat-languages.ts';
import type { PageForm, PageTab } from '#core/channels/page-survey/page-form.ts';
import type { Config } from '../wire.ts';
import css from './in-page.css?inline';
import { isFixed, openHost, pageAt } from './own-host.ts';
import type { Opened } from './player.ts';

interface Wanted {
  form: PageForm;
  config: Config;
  /** Of a tab: at which edge. */
  place?: PageTab['place'];
  /** Of one inline: in which element of the page. */
  within?: Element | undefined;
  /** Where somebody says how often they want to be asked. */
  wish?: string;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

/** What surrounds a survey in a page: its company, a way out, and for who was asked a way to be asked less. */
export function openFrame(
  { page: { language }, words, company }: Opened,
  { form, config, place, within, wish }: Wanted,
) {
  const { host, shadow } = openHost('throughline-survey', css);
  const dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  const card = make('section', { class: 'card', lang: language, dir, 'aria-label': words.question });
  Object.assign(card.dataset, { side: config.side, theme: config.theme, form, place: place ?? '' });
  if (form === 'tab') card.setAttribute('role', 'dialog');
  const told = make('p', { class: 'told', role: 'status' });
  const close = make('button', { type: 'button', class: 'close', 'aria-label': words.close }, '×');
  const seat = make('div', { class: 'seat' });
  const head = make('header');
  head.append(make('b', {}, company), close);
  card.append(told, head, seat);
  if (wish !== undefined) {
    const foot = make('footer');
    foot.append(make('a', { href: wish, target: '_blank', rel: 'noreferrer' }, words.less));
    card.append(foot);
  }
  shadow.append(card);
  host.dataset['form'] = form;
  (within ?? document.body).append(host);
  const settle = form === 'bar' ? makeRoom(card) : () => {};
  // A status that comes later is read out; the page keeps the focus, but where somebody opened it themselves.
  if (form === 'tab') close.focus();
  else setTimeout(() => (told.textContent = words.question), 100);
  return {
    card,
    close,
    seat,
    leave() {
      settle();
      host.remove();
    },
  };
}

/** How high the page's own bar at its foot stands, if it has one. */
function barOfPage(): number {
  const tops = [0.1, 0.5, 0.9]
    .flatMap((share) => pageAt(innerWidth * share, innerHeight - 2))
    .filter((element) => isFixed(element))
    .map((element) => element.getBoundingClientRect().top);
  const height = innerHeight - Math.min(innerHeight, ...tops);
  return height > innerHeight / 3 ? 0 : height;
}

/** A bar stands above the page's own, and the end of the page can still be scrolled into sight. */
function makeRoom(card: HTMLElement): () => void {
  const lift = barOfPage();
  card.style.setProperty('--lift', `${lift}px`);
  const room = make('div', { 'aria-hidden': 'true' });
  document.body.append(room);
  const grown = new ResizeObserver(() => (room.style.height = `${card.offsetHeight + lift}px`));
  grown.observe(card);
  return () => {
    grown.disconnect();
    room.remove();
  };
}
