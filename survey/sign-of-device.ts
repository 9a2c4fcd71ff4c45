import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { deviceKey } from './device-key.ts';

const everyMs = 60_000;

interface Life {
  data: SurveyPageData;
  waiting: () => number;
  /** Nobody is answering at this moment. */
  isFree: () => boolean;
}

/** Tells the server now and then that this device is there and what waits on it; it begins anew once another edition is asked. */
export function showLife({ data, waiting, isFree }: Life): void {
  async function tell(): Promise<void> {
    const answer = await fetch(`${data.address}/seen`, {
      method: 'POST',
      headers: { 'x-throughline': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ device: deviceKey(), waiting: waiting() }),
    });
    if (!answer.ok) return;
    const { edition } = (await answer.json()) as { edition: number };
    // What waits was given to the edition that is shown: it goes first.
    if (edition !== data.edition && isFree() && waiting() === 0) location.reload();
  }
  // Without a connection nobody hears of it: the console says since when.
  const soon = () => void tell().catch(() => undefined);
  setInterval(soon, everyMs);
  addEventListener('online', soon);
  soon();
}
