import type { Step, SurveyPageData } from '#core/listening/survey/page-data.ts';
import { openOutbox } from './outbox.ts';
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

if (data.way === 'kiosk')
  void import('./kiosk.ts').then(({ runKiosk }) => runKiosk(place, { data, send, waiting: outbox.count }));
else play(place, { ...data, values: { ...data.values, ...outbox.waitingFor(data.key) }, send, upload: uploadTo(data) });
if (data.address.startsWith('/a/')) void import('./opened.ts').then(({ tellOpened }) => tellOpened(data));
