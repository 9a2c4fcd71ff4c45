import { useLayoutEffect, useRef } from 'preact/hooks';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { knownIn } from '#core/listening/survey/going.ts';
import { piped, pipedMarks } from '#core/listening/survey/piped.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { questionsOn, shownPages, type ShownPage } from '#core/listening/survey/shown.ts';
import { pageAfter, pageBefore, progressAt } from '#core/listening/survey/steps.ts';
import { Surrounding, type Around } from './context.ts';
import { Ending } from './ending.tsx';
import type { PlayOptions } from './options.ts';
import { PageView } from './page-view.tsx';
import { useResponse } from './use-response.ts';

type Playing = ReturnType<typeof useResponse>;

function Progress({ playing, page, around }: { playing: Playing; page: ShownPage; around: Around }) {
  const going = playing.going();
  const pages = shownPages(going);
  if (going.definition.showProgressBar !== true || pages.length < 2) return null;
  const at = pages.findIndex((each) => each.page.name === page.page.name) + 1;
  const share = Math.round(progressAt(going, page.page.name) * 100);
  const called = filledIn(around.words.progress, { page: at, pages: pages.length });
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={called}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
    >
      <span style={{ inlineSize: `${share}%` }} />
    </div>
  );
}

/** So long what was tapped is seen before the next page comes. */
const seenMs = 250;

/** One question that a tap answers whole: nothing else has to be done on its page. */
function isTap({ elements }: ShownPage): boolean {
  const [only, ...more] = questionsOn({ elements });
  if (only === undefined || more.length > 0) return false;
  const { question } = only;
  if (question.type !== 'rating' && question.type !== 'boolean' && question.type !== 'radiogroup') return false;
  return question.showCommentArea !== true && !('showOtherItem' in question && question.showOtherItem);
}

function Buttons({
  playing,
  page,
  options,
  around,
}: {
  playing: Playing;
  page: ShownPage;
  options: PlayOptions;
  around: Around;
}) {
  const going = playing.going();
  const { definition, words } = options;
  const { name } = page.page;
  const last = pageAfter(going, name) === undefined;
  const before = definition.showPrevButton !== false && pageBefore(going, name) !== undefined;
  const busy = playing.state.stage === 'sending';
  const called = last
    ? around.say(definition.completeText) || words.done
    : around.say(definition.pageNextText) || words.next;
  return (
    <div class="buttons">
      {before && (
        <button type="button" class="quiet" onClick={playing.back}>
          {around.say(definition.pagePrevText) || words.back}
        </button>
      )}
      <button type="submit" class="send" aria-disabled={busy}>
        {busy ? words.sending : called}
      </button>
    </div>
  );
}

function Asking({ playing, options, around }: { playing: Playing; options: PlayOptions; around: Around }) {
  const page = playing.standing();
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(true);
  const name = page?.page.name;
  // At once, not after the next paint: a key that is pressed meanwhile would go to nothing.
  useLayoutEffect(() => {
    if (first.current) first.current = false;
    else form.current?.querySelector<HTMLElement>('.title, .page-title')?.focus();
  }, [name]);
  if (page === undefined) return null;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        playing.next();
      }}
    >
      <Progress playing={playing} page={page} around={around} />
      <PageView page={page} />
      <p class="fault" role="status">
        {playing.state.failed ? around.words.failed : ''}
      </p>
      <Buttons playing={playing} page={page} options={options} around={around} />
    </form>
  );
}

function Welcome({ playing, options, around }: { playing: Playing; options: PlayOptions; around: Around }) {
  const { definition, words } = options;
  return (
    <div class="welcome">
      {definition.description !== undefined && <p class="more">{around.say(definition.description)}</p>}
      <button type="button" class="send" onClick={playing.begin}>
        {around.say(definition.startSurveyText) || words.start}
      </button>
    </div>
  );
}

/** A tap that is corrected in time leads on once: from the page that was tapped, while it still stands. */
function useTaps(playing: Playing, taps = false) {
  const now = useRef(playing);
  now.current = playing;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (page: ShownPage | undefined): void => {
    clearTimeout(timer.current);
    if (!taps || page === undefined || !isTap(page)) return;
    timer.current = setTimeout(() => {
      if (now.current.standing()?.page.name === page.page.name) now.current.next();
    }, seenMs);
  };
}

function useAroundOf(playing: Playing, { definition, language, words, taps }: PlayOptions): Around {
  const tapped = useTaps(playing, taps);
  const going = playing.going();
  const spoken = { language, locale: definition.locale ?? 'en' };
  const speaking = { going, spoken, words };
  return {
    going,
    known: knownIn(going),
    spoken,
    words,
    say: (text) => piped(text, speaking),
    mark: (text) => pipedMarks(text, speaking),
    faults: new Map(playing.state.faults.map((fault) => [fault.question, fault])),
    upload: playing.upload,
    stays: taps === true,
    give(name, value) {
      const page = playing.standing();
      playing.give(name, value);
      tapped(page);
    },
  };
}

/** The company's name stands around the survey: the picture says nothing besides. */
function Logo({ logo }: { logo?: string | undefined }) {
  return logo === undefined ? null : <img class="logo" src={logo} alt="" />;
}

/** What an anonymous survey promises before the first answer. */
function Unnamed({ anonymous = false, words }: PlayOptions) {
  return anonymous ? <p class="more">{words.anonymous}</p> : null;
}

/** A survey, from its first page to the thanks. */
export function Player({ options }: { options: PlayOptions }) {
  const playing = useResponse(options);
  const around = useAroundOf(playing, options);
  const { definition, language, look } = options;
  const { stage, text, waiting } = playing.state;
  const title = around.say(definition.title);
  return (
    <Surrounding.Provider value={around}>
      <div
        class="survey"
        lang={language}
        dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
        data-stage={stage}
        data-dense={look?.dense}
      >
        <Logo {...look} />
        {title !== '' && stage !== 'done' && <h1>{title}</h1>}
        {stage !== 'done' && <Unnamed {...options} />}
        {stage === 'welcome' && <Welcome playing={playing} options={options} around={around} />}
        {(stage === 'asking' || stage === 'sending') && <Asking playing={playing} options={options} around={around} />}
        {stage === 'done' && <Ending completed={definition.completed} text={text} waiting={waiting} />}
      </div>
    </Surrounding.Provider>
  );
}
