import { header, headersOf, type MailHeaders } from '../headers.ts';

const earliest = Date.UTC(1980, 0, 1);
const dayMilliseconds = 86_400_000;

function moment(text: string | undefined): number {
  const plain = (text ?? '').replaceAll(/\([^()]*\)/g, ' ').trim();
  const zoned = /([+-]\d{4}|[A-Z]{1,4})$/i.test(plain) ? plain : `${plain} +0000`;
  return plain === '' ? Number.NaN : new Date(zoned).getTime();
}

/** When a mail was sent: as it says itself, else as the first server that took it says; undefined when none can be believed. */
export function sentAt(headers: MailHeaders, now: Date): Date | undefined {
  const received = headersOf(headers, 'received').map((line) => line.slice(line.lastIndexOf(';') + 1));
  const said = [header(headers, 'date'), ...received.toReversed()].map(moment);
  const at = said.find((each) => each >= earliest && each <= now.getTime() + dayMilliseconds);
  return at === undefined ? undefined : new Date(at);
}
