import type { Put } from './put-first.ts';

/** The question as a text message: who asks, what, and the page to answer on. How often to be asked is said there. */
export function bySms({ company, url, first }: Put): string {
  return `${company === '' ? '' : `${company}: `}${first.title} ${url}`;
}
