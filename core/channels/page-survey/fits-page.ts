import type { PageRules } from './page-rules.ts';

/** A page and who is on it, as far as rules ask. */
export interface OnPage {
  /** With `http…`, as the browser shows it. */
  address: string;
  returning: boolean;
  signedIn: boolean;
  language: string;
  /** Of the window, in pixels. */
  width: number;
}

/** What has happened on the page so far. */
export interface SoFar {
  seconds: number;
  scroll: number;
  leaving: boolean;
  events: ReadonlySet<string>;
}

/** Below this a window is that of a phone. */
const narrow = 640;

/** `*` stands for anything, also for nothing; taken piece by piece, so that no pattern takes long. */
function matches(text: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  if (pieces.length === 1) return text === pattern;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}

function isAt(address: string, { how, text }: PageRules['addresses'][number]): boolean {
  const own = /^https?:/i.test(text) ? address : address.replace(/^https?:\/\/[^/]*/i, '');
  if (how === 'contains') return own.includes(text);
  return how === 'is' ? own === text : matches(own, text);
}

const holds = (wanted: 'all' | 'yes' | 'no', is: boolean) => wanted === 'all' || (wanted === 'yes') === is;

/** Whether a survey may come up on this page at all. */
export function fitsPage(rules: PageRules, page: OnPage): boolean {
  const { addresses, visitors, signedIn, languages, devices } = rules;
  return (
    (addresses.length === 0 || addresses.some((each) => isAt(page.address, each))) &&
    (visitors === 'all' || (visitors === 'returning') === page.returning) &&
    holds(signedIn, page.signedIn) &&
    (languages.length === 0 || languages.some((each) => page.language.startsWith(each))) &&
    (devices === 'all' || (devices === 'narrow') === page.width < narrow)
  );
}

/** Whether its moment has come. */
export function isTime(rules: PageRules, soFar: SoFar): boolean {
  return (
    soFar.seconds >= rules.seconds &&
    soFar.scroll >= rules.scroll &&
    (!rules.leaving || soFar.leaving) &&
    (rules.event === null || soFar.events.has(rules.event))
  );
}
