import { fitsPage, isTime, type OnPage, type SoFar } from '#core/channels/page-survey/fits-page.ts';
import { mayRemember } from '../both/consent-kind.ts';
import type { WatchAround } from '../page-surveys.ts';
import type { Opened, PlayerPart } from './player.ts';
import { drawTab } from './tab.ts';

type Tab = WatchAround['config']['tabs'][number];

/** Shows the first tab that belongs on this page, as long as it does; `taken` hears when somebody is behind it. */
export function watchTabs(around: WatchAround, taken: (busy: boolean) => void) {
  const { chat, config, key, language, parts, retry, signal } = around;
  let shown: { survey: string; leave: () => void } | undefined;

  async function open({ survey, tab }: Tab) {
    const query = new URLSearchParams({ key, survey, language });
    const [player, opened] = await Promise.all([
      parts.load<PlayerPart>('player'),
      chat.wire.call<Opened>(`/api/v1/chat/tab?${query}`, { method: 'GET' }),
    ]);
    const remembers = mayRemember(chat.state.get().consent);
    const now = player.open(opened, { config, origin: chat.wire.origin, signal, place: tab.place, remembers });
    taken(true);
    void now.closed.then(() => taken(false));
    return now;
  }

  function look(page: OnPage, soFar: SoFar): void {
    const next = config.tabs.find(({ survey, rules }) => {
      // Once it stands it stays: only another page takes it away.
      return fitsPage(rules, page) && (survey === shown?.survey || isTime(rules, soFar));
    });
    if (next?.survey === shown?.survey) return;
    shown?.leave();
    shown = next && {
      survey: next.survey,
      leave: drawTab({ config, tab: next.tab, language, retry, open: () => open(next) }),
    };
  }

  signal.addEventListener('abort', () => shown?.leave());
  return look;
}
