import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { onSignOfLife } from './sign-of-life.ts';

/** So long somebody only reads before that is taken as a sign of them. */
const readMs = 10_000;

/** Says once that a person sees these questions: at the first thing they do, or after some time in sight. */
export function tellOpened({ address, edition }: SurveyPageData): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function tell(): void {
    stop();
    void fetch(`${address}/opened`, {
      method: 'POST',
      headers: { 'x-throughline': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ edition }),
      keepalive: true,
      // The first answer says it, too.
    }).catch(() => undefined);
  }
  function look(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(tell, readMs);
  }
  function stop(): void {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    deaf();
  }
  const deaf = onSignOfLife(tell);
  document.addEventListener('visibilitychange', look);
  look();
}
