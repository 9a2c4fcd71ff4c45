import type { PageForm, PageTab } from '#core/channels/page-survey/page-form.ts';
import type { ShownInPage, Step, SurveyPageData } from '#core/listening/survey/page-data.ts';
import { keepBegun, openOutbox, play, postTo, readFrom, uploadTo, type Sent } from '#survey';
import type { PartScript } from '../parts.ts';
import type { Config } from '../wire.ts';
import { openFrame } from './frame.ts';

/** What the server gives of a survey in a page. */
export type Opened = Pick<ShownInPage, 'page' | 'words' | 'company'>;

/** Of one that somebody was asked. */
export interface Shown extends ShownInPage {
  form: Exclude<PageForm, 'tab'>;
}

interface Around {
  config: Config;
  origin: string;
  signal: AbortSignal;
  /** Nothing leaves: somebody only looks at it. */
  trial?: boolean;
}

interface Asking extends Around {
  /** Where the page wants one that stands inline. */
  within?: Element | undefined;
}

interface Behind extends Around {
  place: PageTab['place'];
  /** What waits for a connection may outlive the visit. */
  remembers: boolean;
}

export interface PlayerPart {
  /** Shows it in the page, and is done once it was answered and closed, only closed, or its place in the page went. */
  show(shown: Shown, around: Asking): Promise<void>;
  /** Opens what stands behind a tab; `close` does the same as its own button. */
  open(opened: Opened, around: Behind): { closed: Promise<void>; close(): void };
}

/** By the host that the script came from, which the page allows. */
function dataOf({ page }: Opened, { config, origin }: Around): SurveyPageData {
  const address = origin + new URL(page.address).pathname;
  return { ...page, address, look: { ...page.look, theme: config.theme } };
}

interface Playing {
  data: SurveyPageData;
  signal: AbortSignal;
  keep?: 'visit' | 'long';
  trial?: boolean;
}

const keptAt = ({ edition, address }: SurveyPageData) => `throughline-begun:${edition}:${address}`;

/** Whoever closed what stands behind a tab, or the page around it, goes on where they were. */
function goneOn(data: SurveyPageData): SurveyPageData {
  const begun = Object.values(readFrom(keptAt(data), 'visit'))[0];
  return data.begunHere && begun ? { ...data, ...begun, values: { ...data.values, ...begun.values } } : data;
}

interface Noted {
  keep: Playing['keep'] | undefined;
  note(sent: Promise<Sent>): void;
}

/** How answers leave the page. */
function leavingOf(data: SurveyPageData, { keep, note }: Noted) {
  const outbox = openOutbox(`throughline-survey:${data.address}`, postTo(data), keep);
  function send(step: Step): Promise<Sent> {
    const sent = outbox.put(step);
    note(sent);
    if (data.begunHere) keepBegun(keptAt(data), step, sent);
    return sent;
  }
  return { send, upload: uploadTo(data) };
}

function playIn(frame: ReturnType<typeof openFrame>, { data, signal, keep, trial = false }: Playing) {
  let newest: Promise<Sent | undefined> = Promise.resolve(undefined);
  const leaving = trial ? {} : leavingOf(data, { keep, note: (sent) => (newest = sent) });
  let done = false;
  let gone = false;
  const stop = play(frame.seat, { ...data, ...leaving, onDone: () => (done = true) });
  let resolve = () => {};
  const closed = new Promise<void>((over) => (resolve = over));
  function leave(): void {
    if (gone) return;
    gone = true;
    stop();
    frame.leave();
    resolve();
  }
  signal.addEventListener('abort', leave);
  return {
    leave,
    closed,
    isDone: () => done,
    /** Whether everything that was given is with the server. */
    isSent: () => newest.then((sent) => sent !== 'kept').catch(() => true),
  };
}

function show(shown: Shown, around: Asking): Promise<void> {
  const data = dataOf(shown, around);
  const { form, wish } = shown;
  const { trial = false, within, config } = around;
  const frame = openFrame(shown, { form, wish, config, within });
  const { leave, closed, isDone, isSent } = playIn(frame, { data, signal: around.signal, trial });
  function dismiss(): void {
    leave();
    if (!isDone() && !trial) void close();
  }
  /** What is closed takes no answers: those that were given go first. */
  async function close(): Promise<void> {
    if (await isSent())
      await fetch(`${data.address}/close`, { method: 'POST', keepalive: true }).catch(() => undefined);
  }
  frame.close.addEventListener('click', dismiss);
  frame.card.addEventListener('keydown', ({ key }) => key === 'Escape' && dismiss());
  if (form === 'inline') whenGone(frame.card, { closed, leave });
  return closed;
}

/** A page that draws itself anew may take it away with its place: nobody closed the question then, and it can come up again. */
function whenGone(card: Element, { closed, leave }: { closed: Promise<void>; leave(): void }): void {
  const seen = new MutationObserver(() => card.isConnected || leave());
  seen.observe(document, { childList: true, subtree: true });
  void closed.then(() => seen.disconnect());
}

function open(opened: Opened, around: Behind) {
  const { config, signal, place, remembers, trial = false } = around;
  const frame = openFrame(opened, { form: 'tab', place, config });
  const { leave, closed } = playIn(frame, {
    data: goneOn(dataOf(opened, around)),
    signal,
    keep: remembers ? 'long' : 'visit',
    trial,
  });
  frame.close.addEventListener('click', leave);
  frame.card.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  return { closed, close: leave };
}

const part: PlayerPart = { show, open };
(document.currentScript as PartScript).brought = part;
