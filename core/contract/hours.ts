import { z } from 'zod';
import { windowFaults } from '#core/time/check-windows.ts';
import { id, line, time, version, zone } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const minutes = z.int({ error: 'must be a whole number of minutes' });

/** Minutes of the day; past 1440 a window goes on over midnight. */
const window = z.strictObject({
  from: minutes.min(0, { error: 'must be from 0 to 1439' }).max(1439, { error: 'must be from 0 to 1439' }),
  until: minutes.min(0, { error: 'must be from 0 to 2879' }).max(2879, { error: 'must be from 0 to 2879' }),
});
const windows = z.array(window).max(12, { error: 'has more than 12 windows' });

export const week = z
  .array(windows)
  .length(7, { error: 'must have seven days, Monday first' })
  .superRefine((days, context) => {
    for (const { path, message } of windowFaults(days, true)) context.addIssue({ code: 'custom', path, message });
  });

const day = z.iso.date({ error: 'must be a day such as 2026-12-24' });

function once<T extends { day: string }>(days: readonly T[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [at, each] of days.entries()) {
    if (seen.has(each.day))
      context.addIssue({ code: 'custom', path: [at, 'day'], message: `stands twice: ${each.day}` });
    seen.add(each.day);
  }
}

/** Without windows (null) the day is as usual, whatever holidays and files say; with none it is closed. */
const ownDay = z
  .strictObject({ day, name: z.string().max(120), windows: windows.nullable() })
  .superRefine((given, context) => {
    if (given.windows === null) return;
    for (const { path, message } of windowFaults([given.windows], false))
      context.addIssue({ code: 'custom', path: ['windows', ...path.slice(1)], message });
  });

const closure = z
  .strictObject({ from: time, until: time, reason: z.string().max(200) })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'must be after the beginning' });

export const holidayTypes = ['public', 'bank', 'optional', 'school', 'observance'] as const;

const source = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country such as DE' }),
  region: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,20}$/, { error: 'must be a region such as BY' })
    .nullable(),
  types: z.array(z.enum(holidayTypes)).min(1, { error: 'must name a type of holidays' }).max(holidayTypes.length),
});

/** The most days that one file may close. */
export const mostFileDays = 5000;
const fileDay = z.strictObject({ day, name: z.string().max(200) });
const file = z.strictObject({
  name: line(200),
  days: z.array(fileDay).max(mostFileDays, { error: `has more than ${mostFileDays} days` }),
});

const shape = {
  name: line(120),
  zone,
  week,
  sources: z.array(source).max(10, { error: 'are more than 10' }),
  days: z.array(ownDay).max(1000, { error: 'are more than 1000' }).superRefine(once),
  files: z.array(file).max(10, { error: 'are more than 10' }),
  closures: z.array(closure).max(500, { error: 'are more than 500' }),
  /** The tiers of customers it holds for: what stands in their attribute `tier`, in whatever letters. */
  tiers: z.array(line(60)).max(100),
  /** The teams in whose queue a conversation is. */
  teams: z.array(id('tem')).max(500),
  /** The channel accounts it holds for; one that another calendar held comes over to this. */
  channels: z.array(id('chn')).max(500),
  tradingNames: z.array(id('brd')).max(500),
};

const calendar = z.object({ id: id('cal'), ...shape, isDefault: z.boolean(), version });

const params = z.strictObject({ id: id('cal') });
/** Ten thousand days with long names. */
const largest = 4 * 1024 * 1024;

export const listCalendars = endpoint({
  id: 'calendar.list',
  method: 'GET',
  path: '/api/v1/calendars',
  permission: 'settings.read',
  summary: 'The opening hours of the workspace by their names; the default first. Without any it is always open.',
  response: z.object({ items: z.array(calendar) }),
});

export const createCalendar = endpoint({
  id: 'calendar.create',
  method: 'POST',
  path: '/api/v1/calendars',
  permission: 'settings.manage',
  summary: 'Adds opening hours; the first ones become the default.',
  body: z.strictObject(shape).partial().required({ name: true, zone: true, week: true }),
  response: calendar,
  status: 201,
  bodyLimit: largest,
});

export const changeCalendar = endpoint({
  id: 'calendar.change',
  method: 'PATCH',
  path: '/api/v1/calendars/:id',
  permission: 'settings.manage',
  summary: 'Changes opening hours; lists are given whole.',
  params,
  body: z
    .strictObject(shape)
    .partial()
    .extend({ version, isDefault: z.literal(true).optional() }),
  response: calendar,
  bodyLimit: largest,
});

export const removeCalendar = endpoint({
  id: 'calendar.remove',
  method: 'DELETE',
  path: '/api/v1/calendars/:id',
  permission: 'settings.manage',
  summary: 'Removes opening hours; the default only as the last.',
  params,
});

const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({ kind: z.enum(['file', 'holiday']), source: z.string() }),
]);

const specialDay = z.object({
  day: z.string(),
  name: z.string(),
  origin,
  windows: z.array(z.object({ from: z.int(), until: z.int() })),
  besides: z.array(z.object({ name: z.string(), origin })),
});

export const previewCalendar = endpoint({
  id: 'calendar.preview',
  method: 'GET',
  path: '/api/v1/calendars/:id/preview',
  permission: 'settings.read',
  summary: 'Whether it is open now, when that changes, the next 14 days, and the special days of the coming year.',
  params,
  response: z.object({
    open: z.boolean(),
    /** When it opens or closes next; null: not within fifty years. */
    changesAt: time.nullable(),
    next: z.array(z.object({ day: z.string(), spans: z.array(z.object({ from: time, until: time })) })),
    special: z.array(specialDay),
  }),
});

export const listHolidayPlaces = endpoint({
  id: 'holiday.places',
  method: 'GET',
  path: '/api/v1/holiday-places',
  permission: 'settings.read',
  summary: 'The countries and regions whose holidays are known.',
  response: z.object({
    items: z.array(
      z.object({
        country: z.string(),
        name: z.string(),
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  }),
});

export const readCalendarFile = endpoint({
  id: 'calendar.read-file',
  method: 'POST',
  path: '/api/v1/calendar-files',
  permission: 'settings.manage',
  summary: 'The whole days of an iCal file; nothing is kept until a calendar is given them.',
  body: z.strictObject({ text: z.string().max(1_000_000, { error: 'is larger than 1 MB' }) }),
  response: z.object({
    days: z.array(z.object({ day: z.string(), name: z.string() })),
    /** Entries that were not taken: those with a time of day, and those whose rule is another than once a year. */
    leftOut: z.int(),
  }),
  bodyLimit: 6 * 1024 * 1024,
});
