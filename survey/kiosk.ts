import { onDevice } from '#core/listening/survey/on-device.ts';
import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { newKey } from './new-key.ts';
import { showLife } from './sign-of-device.ts';
import css from './kiosk.css?inline';
import { play } from './play.tsx';
import type { Post } from './outbox.ts';

/** How long the thanks stand, and how long nobody touches anything before they are asked whether they are there, and then taken as gone. */
const times = { thanksMs: 6000, idleMs: 45_000, askedMs: 15_000 };

interface Device {
  data: SurveyPageData;
  /** Left out, nothing leaves: somebody only looks at it. */
  send?: Post;
  /** How many responses wait for a connection. */
  waiting: () => number;
}

const sheet = new CSSStyleSheet();

function dress(): void {
  if (document.adoptedStyleSheets.includes(sheet)) return;
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Where it is played, what is said below, and the button to begin anew. */
function furnish(place: HTMLElement, words: SurveyPageData['words']) {
  const note = Object.assign(document.createElement('p'), { className: 'kiosk-note', hidden: true });
  note.setAttribute('role', 'status');
  const anew = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'kiosk-anew',
    textContent: words.anew,
  });
  const seat = document.createElement('div');
  place.replaceChildren(seat, note, anew);
  place.classList.add('kiosk');
  dress();
  return { seat, note, anew };
}

/**
 * A device that many people answer on, one after the other. Each is a response of their own; nobody sees what was answered before.
 * Gives what takes it away.
 */
export function runKiosk(place: HTMLElement, { data, send, waiting }: Device): () => void {
  const { words } = data;
  const definition = onDevice(data.definition);
  const { seat, note, anew } = furnish(place, words);
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touched = false;

  function after(ms: number, text: string, act: () => void): void {
    clearTimeout(timer);
    note.hidden = text === '';
    note.textContent = text;
    timer = setTimeout(act, ms);
  }

  function idle(): void {
    if (!touched) return;
    after(times.idleMs, '', () =>
      after(times.askedMs, `${words.still} ${filledIn(words.again, { seconds: times.askedMs / 1000 })}`, begin),
    );
  }

  function begin(): void {
    clearTimeout(timer);
    note.hidden = true;
    touched = false;
    anew.hidden = true;
    stop?.();
    stop = play(seat, {
      ...data,
      definition,
      key: newKey(),
      page: null,
      done: false,
      taps: true,
      welcome: definition.startSurveyText !== undefined,
      ...(send === undefined ? {} : { send }),
      onDone() {
        touched = false;
        after(times.thanksMs, filledIn(words.again, { seconds: times.thanksMs / 1000 }), begin);
      },
    });
  }

  function touch(): void {
    if (seat.querySelector('[data-stage=done]') !== null) return;
    touched = true;
    anew.hidden = false;
    idle();
  }
  for (const event of ['pointerdown', 'keydown', 'input'] as const) seat.addEventListener(event, touch);
  standAtPlace({ data, waiting, isFree: () => !touched });
  anew.addEventListener('click', begin);
  note.addEventListener('click', idle);
  begin();
  return () => {
    clearTimeout(timer);
    stop?.();
    place.classList.remove('kiosk');
    place.replaceChildren();
  };
}

function standAtPlace(life: Parameters<typeof showLife>[0]): void {
  if (life.data.watched !== true) return;
  showLife(life);
  workOffline(life.data.address);
}

/** From now on the page opens without a network, too. Where the browser has no workers, or the page is not safe (https), it needs one to be opened. */
function workOffline(address: string): void {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  serviceWorker
    ?.register(`${address}/worker.js`, { scope: address, updateViaCache: 'none' })
    .catch((error: unknown) => {
      console.warn('[throughline]', (error as Error).message);
    });
}
