import type { Fault } from '#core/listening/survey/faults/fault.ts';
import { firstValues, type Answers, type Going } from '#core/listening/survey/going.ts';
import { withAnswer } from '#core/listening/survey/react.ts';
import { questionsOn, shownPages, type ShownPage } from '#core/listening/survey/shown.ts';
import { faultsOn, pageAfter, pageBefore } from '#core/listening/survey/steps.ts';
import { changedValues } from './changed-values.ts';
import type { PlayOptions } from './options.ts';

export interface State {
  stage: 'welcome' | 'asking' | 'sending' | 'done';
  values: Answers;
  page: string | undefined;
  faults: readonly Fault[];
  /** It could not be kept: said to whoever answers. */
  failed: boolean;
  /** The end waits for a connection. */
  waiting: boolean;
  /** In place of the thanks. */
  text: string | undefined;
}

/** How long after the last sign a partial answer is kept: not every letter is a step. */
const restMs = 800;

/** What a response begins with. */
export function beginningOf({ values, chosen, page, done, welcome, definition }: PlayOptions): State {
  const stage = done ? 'done' : welcome ? 'welcome' : 'asking';
  const first = { ...firstValues(definition), ...chosen, ...values };
  return { stage, values: first, page: page ?? undefined, faults: [], failed: false, waiting: false, text: undefined };
}

/** A response that changes: `read` says how it stands, `change` is told what is different. */
export interface Held {
  read(): State;
  change(next: Partial<State>): void;
}

export function goingOf({ definition, key }: PlayOptions, { values }: State): Going {
  return { definition, values, seed: key, now: new Date() };
}

/** The page somebody stands on; where it is not there any more, the first. */
export function standingOn(options: PlayOptions, state: State): ShownPage | undefined {
  const pages = shownPages(goingOf(options, state));
  return pages.find(({ page }) => page.name === state.page) ?? pages[0];
}

/** Whether a step goes before the end: of an anonymous survey none does. */
function isWorthKeeping({ anonymous = false }: PlayOptions, changed: Answers): boolean {
  return !anonymous && Object.keys(changed).length > 0;
}

/** Keeps what was answered, by and by and at the end. */
export function keeping(options: PlayOptions, { read, change }: Held) {
  let kept: Answers = { ...options.chosen, ...options.values };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let confirmed = options.chosen === undefined;

  /** From here on what the link came with is an answer. */
  function confirm(): void {
    if (confirmed) return;
    confirmed = true;
    kept = options.values ?? {};
  }

  /** The server may see what this page did not: the first page with something wrong is shown again. */
  function backTo(faults: readonly Fault[]): void {
    const isWrong = (page: ShownPage) =>
      questionsOn(page).some(({ question }) => question.name === faults[0]!.question);
    const wrong = shownPages(goingOf(options, read())).find(isWrong);
    change({ stage: 'asking', faults, page: wrong?.page.name ?? read().page });
  }

  async function keep(done: boolean): Promise<void> {
    clearTimeout(timer);
    const { values } = read();
    const changed = changedValues(kept, values);
    if (options.send === undefined || (!done && !isWorthKeeping(options, changed))) return;
    const page = standingOn(options, read())?.page.name ?? null;
    const sent = await options.send({ key: options.key, values: changed, page, done });
    kept = values;
    if (!done) return;
    if (sent === 'kept') change({ waiting: true });
    else if (sent.faults.length > 0) backTo(sent.faults);
    else change({ text: sent.text });
  }

  return {
    /** Says so where it cannot be kept. */
    now: () => void keep(false).catch(() => change({ failed: true })),
    soon(): void {
      clearTimeout(timer);
      timer = setTimeout(() => void keep(false).catch(() => change({ failed: true })), restMs);
    },
    stop: () => clearTimeout(timer),
    confirm,
    async finish(): Promise<void> {
      confirm();
      change({ stage: 'sending', failed: false, faults: [] });
      try {
        await keep(true);
        if (read().stage !== 'sending') return;
        change({ stage: 'done' });
        options.onDone?.();
      } catch {
        change({ stage: 'asking', failed: true });
      }
    },
  };
}

/** What somebody does with a survey. */
export function acting(options: PlayOptions, { read, change }: Held) {
  const keep = keeping(options, { read, change });
  const going = () => goingOf(options, read());
  return {
    keep,
    begin: () => change({ stage: 'asking' }),
    next(): void {
      const page = standingOn(options, read());
      if (page === undefined || read().stage !== 'asking') return;
      const faults = faultsOn(page, going());
      if (faults.length > 0) return change({ faults });
      const after = pageAfter(going(), page.page.name);
      if (after === undefined) return void keep.finish();
      change({ page: after, faults: [], failed: false });
      keep.now();
    },
    back(): void {
      const page = standingOn(options, read());
      const before = page && pageBefore(going(), page.page.name);
      if (before !== undefined) change({ page: before, faults: [] });
    },
    give(name: string, value: unknown): void {
      const question = name.replace(/-Comment$/, '');
      const faults = read().faults.filter((fault) => fault.question !== question);
      change({ values: withAnswer(going(), name, value), faults });
      keep.soon();
    },
  };
}
