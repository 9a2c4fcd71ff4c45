import { fitsPage, isTime, type OnPage } from '#core/channels/page-survey/fits-page.ts';
import { mayRemember } from '../both/consent-kind.ts';
import type { WatchAround } from '../page-surveys.ts';
import { followPage } from './follow-page.ts';
import { markedPlace } from './marked-place.ts';
import type { PlayerPart, Shown } from './player.ts';
import { watchTabs } from './watch-tabs.ts';

/** Whether somebody was here on an earlier visit; said once a visit, and kept only where the visitor lets us. */
function isReturning({ keep: { visit, long } }: WatchAround): boolean {
  const known = visit.get<boolean>('returning') ?? long.get<boolean>('visited') === true;
  visit.set('returning', known);
  long.set('visited', true);
  return known;
}

interface Moment {
  survey: string;
  /** Of one inline: its place in the page. */
  within?: Element;
}

/** Looks out for the moment of each survey, and asks the server then: it decides who sees it. One at a time. */
export function watch(around: WatchAround): () => void {
  const { chat, config, parts, language, said, keep, signal } = around;
  const page = followPage({ signal, said });
  let returning: boolean | undefined;
  let busy = false;
  let behindTab = false;
  const lookAtTabs = watchTabs(around, (is) => (behindTab = is));

  /** Before somebody agreed, nobody is known to come again, and nothing is kept. */
  function here(): OnPage {
    if (mayRemember(chat.state.get().consent)) returning ??= isReturning(around);
    const signedIn = chat.sessions.signedIn();
    return { address: location.href, returning: returning === true, signedIn, language, width: innerWidth };
  }

  function isNext({ survey, rules }: (typeof config.surveys)[number]): boolean {
    return keep.visit.get(`asked.${survey}`) === undefined && isTime(rules, page.soFar()) && fitsPage(rules, here());
  }

  /** What is to be asked now, and where: inline only where the page has a place for it. */
  function next(): Moment | undefined {
    for (const asked of config.inline) {
      const within = isNext(asked) ? markedPlace(asked.survey) : undefined;
      if (within !== undefined) return { survey: asked.survey, within };
    }
    return config.surveys.find(isNext);
  }

  async function show({ survey, within }: Moment): Promise<void> {
    const isPlaceGone = () => within !== undefined && !within.isConnected;
    const token = await chat.sessions.token();
    const body = { survey, language };
    const { shown } = await chat.wire.call<{ shown: Shown | null }>('/api/v1/chat/ask', { token, body });
    if (shown === null) return keep.visit.set(`asked.${survey}`, true);
    const player = await parts.load<PlayerPart>('player');
    if (signal.aborted || isPlaceGone()) return;
    await player.show(shown, { config, origin: chat.wire.origin, signal, within });
    if (!isPlaceGone()) keep.visit.set(`asked.${survey}`, true);
  }

  function look(): void {
    if (config.tabs.length > 0) lookAtTabs(here(), page.soFar());
    const { open, consent } = chat.state.get();
    if (busy || behindTab || open || !mayRemember(consent)) return;
    const now = next();
    if (now === undefined) return;
    busy = true;
    const stop = () => (busy = false);
    // Without a connection the moment passes: nobody is asked about a page they left.
    show(now).then(stop, () => {
      keep.visit.set(`asked.${now.survey}`, true);
      stop();
    });
  }

  page.listen(look);
  return look;
}
