// The worker of a device at a place: its page opens without a network too, with the questions that were asked last. It answers for that one page and the
// scripts and pictures of surveys; what is sent never passes through it, so that no answer is kept twice.

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { includeUncontrolled: boolean }): Promise<ReadonlyArray<{ readonly url: string }>>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', heard: (event: Asking) => void): void;
}

/** Every script of this build: a page that was opened before needs those of its later questions, too. */
declare const SURVEY_SCRIPTS: readonly string[];

const worker = self as unknown as Worker;
const { pathname: home } = new URL(worker.registration.scope);
const cacheName = `throughline-kiosk ${home}`;
const scripts = SURVEY_SCRIPTS.map((script) => `/survey/${script}`);
/** A network that takes longer is none. */
const patienceMs = 6000;

const openCache = () => caches.open(cacheName);
const isHome = (url: string) => new URL(url).pathname === home;

function fromNetwork(url: string): Promise<Response> {
  return fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
}

const pictures = /\/survey\/pictures\/[\w.~-]+/g;

/** Keeps a page of this place with its pictures, in place of the one before. A page of something in between, such as a sign-in of the network, is none. */
async function keepPage(url: string, answer: Response): Promise<boolean> {
  const text = await answer.clone().text();
  if (!text.includes('id="survey-data"')) return false;
  const cache = await openCache();
  const shown = new Set(text.match(pictures));
  await Promise.all([...shown].map((picture) => cache.add(picture).catch(() => undefined)));
  const wanted = new Set([...scripts, ...shown]);
  // First the new one: a device that loses its power in between has a page all the same.
  await cache.put(url, answer);
  for (const kept of await cache.keys())
    if (kept.url !== url && !wanted.has(new URL(kept.url).pathname)) await cache.delete(kept);
  return true;
}

async function begin(): Promise<void> {
  await (await openCache()).addAll(scripts);
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const { url } = open.find((client) => isHome(client.url)) ?? { url: worker.registration.scope };
  const answer = await fromNetwork(url);
  if (answer.ok) await keepPage(url, answer);
}

/** The place was closed, or has another address: nothing of it stays on the device but what waits to be sent. */
async function leave(): Promise<void> {
  await caches.delete(cacheName);
  await worker.registration.unregister();
}

async function pageOf(url: string): Promise<Response> {
  try {
    const answer = await fromNetwork(url);
    if (answer.status === 404 || answer.status === 410) await leave();
    else if (!answer.ok || answer.redirected || !(await keepPage(url, answer.clone())))
      throw new Error('Not our page.');
    return answer;
  } catch (error) {
    const kept = await (await openCache()).match(url, { ignoreSearch: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

/** What is named by what is in it never changes; anything else is as new as the network has it. */
async function partOf(request: Request): Promise<Response> {
  const cache = await openCache();
  const kept = await cache.match(request);
  if (kept !== undefined && /-[\w-]{8}\.js$/.test(request.url)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept === undefined) throw error;
    return kept;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(begin().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === home) event.respondWith(pageOf(request.url));
  else if (pathname.startsWith('/survey/')) event.respondWith(partOf(request));
});
