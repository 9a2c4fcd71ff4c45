import { plural, t } from '@lingui/core/macro';
import type { CalendarEvent, MailMark } from '#core/channels/mail-marks.ts';
import { clock, dayOf, plainDay } from '../ui/format.ts';

type Calendar = Extract<MailMark, { kind: 'calendar' }>;
type Moment = CalendarEvent['start'];

const methods: Record<Calendar['method'], string> = {
  invitation: t`Invitation`,
  update: t`Changed invitation`,
  cancellation: t({ message: 'Cancelled', comment: 'an event of a calendar' }),
  answer: t`Answer to an invitation`,
  entry: t`Calendar entry`,
};

/** What the mail says about the event. */
export function methodWords({ method }: Calendar, { cancelled }: CalendarEvent): string {
  return cancelled ? methods.cancellation : methods[method];
}

/** A time of no zone is read as it stands. */
function isFloating({ at }: Moment): boolean {
  return at !== null && !at.endsWith('Z');
}

function dayWords(moment: Moment): string {
  if (moment.day !== null) return plainDay(moment.day, { year: true });
  return isFloating(moment) ? plainDay(moment.at?.slice(0, 10) ?? '', { year: true }) : dayOf(moment.at ?? '');
}

function timeWords(moment: Moment): string {
  if (moment.at === null) return '';
  return isFloating(moment) ? moment.at.slice(11, 16) : clock(moment.at);
}

/** When it is, in the zone of the console: `Tue 14 Jul, 11:00–12:00`. */
export function whenWords({ start, end }: CalendarEvent): string {
  const day = dayWords(start);
  const time = timeWords(start);
  const begins = time === '' ? day : `${day}, ${time}`;
  if (end === null) return begins;
  const sameDay = dayWords(end) === day;
  if (time === '') return sameDay ? day : `${day} – ${dayWords(end)}`;
  return sameDay ? `${begins}–${timeWords(end)}` : `${begins} – ${dayWords(end)}, ${timeWords(end)}`;
}

/** The organiser and how many are asked. */
export function whoWords({ organiser, guests }: CalendarEvent): string {
  const asked = guests === 0 ? '' : plural(guests, { one: '# guest', other: '# guests' });
  return [organiser, asked].filter((word) => word !== '').join(' · ');
}
