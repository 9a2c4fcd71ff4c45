import type { Step, SurveyPageData } from '#core/listening/survey/page-data.ts';
import { openOutbox, readFrom } from './outbox.ts';
import { play } from './play.tsx';
import { postTo, uploadTo } from './post.ts';

// The page of a survey: the server draws what surrounds it and carries what is asked as JSON.

function dataOf(): SurveyPageData {
  return JSON.parse(document.querySelector('#survey-data')!.textContent) as SurveyPageData;
}

const data = dataOf();
const place = document.querySelector<HTMLElement>('#survey')!;
const outbox = openOutbox(`throughline-survey:${data.address}`, postTo(data));
/** What waits was given to the edition that was shown, whichever is shown when it goes. */
const send = (step: Step) => outbox.put({ ...step, edition: data.edition });

/** Whoever was not asked goes on where this visit left them: nobody else knows. Another edition begins anew. */
function playPage(): void {
  const beginning = data.begunHere ? import('./begun.ts') : undefined;
  const kept = `throughline-begun:${data.edition}:${location.href}`;
  const begun = { ...data, ...(beginning && Object.values(readFrom(kept, 'visit'))[0]) };
  play(place, {
    ...begun,
    values: { ...data.values, ...begun.values, ...outbox.waitingFor(begun.key) },
    send(step) {
      const going = send(step);
      // Without its script the page begins anew.
      beginning?.then(({ keepBegun }) => keepBegun(kept, step, going)).catch(() => undefined);
      return going;
    },
    upload: uploadTo(begun),
  });
}

if (data.way === 'kiosk')
  void import('./kiosk.ts').then(({ runKiosk }) => runKiosk(place, { data, send, waiting: outbox.count }));
else playPage();
if (data.address.startsWith('/a/')) void import('./opened.ts').then(({ tellOpened }) => tellOpened(data));
