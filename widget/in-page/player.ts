import { rightToLeft } from '#core/channels/chat-languages.ts';
import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { openOutbox, play, postTo, uploadTo } from '#survey';
import type { PartScript } from '../parts.ts';
import type { Config } from '../wire.ts';
import css from './in-page.css?inline';

/** What the server gives of a survey that is shown. */
export interface Shown {
  page: SurveyPageData;
  words: { question: string; close: string; less: string };
  wish: string;
  company: string;
}

interface Around {
  config: Config;
  origin: string;
  signal: AbortSignal;
}

export interface PlayerPart {
  /** Shows it beside the page, and is done once it was answered and closed, or only closed. */
  show(shown: Shown, around: Around): Promise<void>;
}

/** A host of its own: the rules of the page do not reach in. */
function openCard({ page: { language }, words, wish, company }: Shown, { config }: Around) {
  const host = document.createElement('throughline-survey');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const card = Object.assign(document.createElement('section'), { className: 'card', lang: language });
  card.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  card.setAttribute('aria-label', words.question);
  Object.assign(card.dataset, { side: config.side, theme: config.theme });
  const told = Object.assign(document.createElement('p'), { className: 'told' });
  told.setAttribute('role', 'status');
  const name = Object.assign(document.createElement('b'), { textContent: company });
  const close = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'close',
    textContent: '×',
  });
  close.setAttribute('aria-label', words.close);
  const seat = Object.assign(document.createElement('div'), { className: 'seat' });
  const less = Object.assign(document.createElement('a'), {
    textContent: words.less,
    href: wish,
    target: '_blank',
    rel: 'noreferrer',
  });
  const head = document.createElement('header');
  head.append(name, close);
  const foot = document.createElement('footer');
  foot.append(less);
  card.append(told, head, seat, foot);
  shadow.append(card);
  document.body.append(host);
  // A status that comes later is read out; the page keeps the focus.
  setTimeout(() => (told.textContent = words.question), 100);
  return { host, card, close, seat };
}

function show(shown: Shown, around: Around): Promise<void> {
  const { config, origin, signal } = around;
  // By the host that the script came from, which the page allows.
  const address = origin + new URL(shown.page.address).pathname;
  const data: SurveyPageData = { ...shown.page, address, look: { ...shown.page.look, theme: config.theme } };
  const { host, card, close, seat } = openCard(shown, around);
  const outbox = openOutbox(`throughline-survey:${address}`, postTo(data));
  let done = false;
  const stop = play(seat, { ...data, send: outbox.put, upload: uploadTo(data), onDone: () => (done = true) });
  return new Promise((resolve) => {
    function leave(): void {
      stop();
      host.remove();
      resolve();
    }
    function dismiss(): void {
      leave();
      if (!done) void fetch(`${address}/close`, { method: 'POST', keepalive: true }).catch(() => undefined);
    }
    close.addEventListener('click', dismiss);
    card.addEventListener('keydown', ({ key }) => key === 'Escape' && dismiss());
    signal.addEventListener('abort', leave);
  });
}

const part: PlayerPart = { show };
(document.currentScript as PartScript).brought = part;
