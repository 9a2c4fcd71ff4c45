import * as hours from '#core/contract/hours.ts';
import { problem } from '#core/contract/problems.ts';
import { readFileDays } from '#core/time/ical-days.ts';
import { bind, type Route } from '#platform';
import { addCalendar, changeCalendar, listCalendars, removeCalendar } from './calendars.ts';
import { holidayPlaces } from './holidays.ts';
import { previewOf } from './preview.ts';

function fileDays(text: string, now: Date) {
  const year = now.getUTCFullYear();
  const found = readFileDays(text, { from: year - 1, until: year + 5 });
  const refuse = (message: string) =>
    problem('invalid', { detail: `The file ${message}.`, fields: [{ path: 'text', message }] });
  if (found === undefined) throw refuse('is not an iCal file: it does not begin with BEGIN:VCALENDAR');
  if (found.days.length === 0)
    throw refuse(
      `has no whole days${found.leftOut === 0 ? '' : `, only ${found.leftOut} entries that cannot close a day`}`,
    );
  if (found.days.length > hours.mostFileDays) throw refuse(`has more than ${hours.mostFileDays} days`);
  return found;
}

export const hoursRoutes: Route[] = [
  bind(hours.listCalendars, async (tx) => ({ items: await listCalendars(tx) })),
  bind(hours.createCalendar, (tx, input, { actor }) => addCalendar(tx, input, actor)),
  bind(hours.changeCalendar, (tx, input, { actor }) => changeCalendar(tx, input, actor)),
  bind(hours.removeCalendar, (tx, { id }, { actor }) => removeCalendar(tx, id, actor)),
  bind(hours.previewCalendar, (tx, { id }) => previewOf(tx, id)),
  bind(hours.listHolidayPlaces, async () => ({ items: await holidayPlaces() })),
  bind(hours.readCalendarFile, async (tx, { text }) => fileDays(text, tx.now)),
];
