import type { Step, SurveyPageData, Taken } from '#core/listening/survey/page-data.ts';
import type { Upload, Uploaded } from './context.ts';
import { deviceKey } from './device-key.ts';
import { ageOf, RefusedStep, type Post } from './outbox.ts';

// Where somebody of ours is signed in on the same host, the server wants to see that our own page asks.
const headers = { 'x-throughline': '1' };

/** What browsers send on after a page was left, with room for letters of several bytes. */
const mostKeptAlive = 20_000;

/** Whether asking again could change nothing. What stands before our server, such as a proxy during an update, decides nothing. */
function isFinal({ status, headers: said }: Response): boolean {
  const ours = said.get('content-type')?.startsWith('application/problem+json') ?? false;
  return ours && status < 500 && status !== 408 && status !== 429;
}

/** Sends steps to our server; one that is refused for good throws a `RefusedStep`, anything else may be tried again. */
export function postTo({ address, edition, language, hidden, words, way, watched }: SurveyPageData): Post {
  const device = watched === true ? { device: deviceKey() } : {};
  return async (step: Step) => {
    const { key, values, page, done } = step;
    const body = JSON.stringify({
      key,
      edition: step.edition ?? edition,
      values,
      page,
      hidden,
      language,
      done,
      age: ageOf(step),
      ...(way === 'kiosk' && { kiosk: true }),
      ...device,
    });
    const answer = await fetch(`${address}/answers`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      keepalive: body.length < mostKeptAlive,
    });
    if (answer.ok) return (await answer.json()) as Taken;
    if (!isFinal(answer)) throw new Error(`The server said ${answer.status}.`);
    if (answer.status === 404 || answer.status === 410) return { done: true, faults: [], text: words.closed };
    throw new RefusedStep(`The server said ${answer.status}.`);
  };
}

/** Uploads a file of a response. */
export function uploadTo({ address, key }: Pick<SurveyPageData, 'address' | 'key'>): Upload {
  return async (file, name) => {
    const answer = await fetch(`${address}/files?key=${key}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    if (!answer.ok) throw new Error(`The server said ${answer.status}.`);
    return (await answer.json()) as Uploaded;
  };
}
