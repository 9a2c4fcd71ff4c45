import { beforeAll, expect, test } from 'vitest';
import { changeAvailability, readAvailability } from '#core/contract/availability.ts';
import { listAway } from '#core/contract/away.ts';
import * as contract from '#core/contract/hours.ts';
import { createTeam } from '#core/contract/teams.ts';
import { listAudit, listMembers, listTradingNames } from '#core/contract/people.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { weekdayOf } from '#core/time/special-days.ts';
import { calendarFor } from '#people';
import { testCompany, type TestCompany } from '#test/company-app.ts';

let acme: TestCompany;

beforeAll(async () => {
  acme = await testCompany();
}, 120_000);

const office = Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1020 }] : []));
const given = { name: 'Office', zone: 'Europe/Berlin', week: office };
const hoursFor = (subject: Parameters<typeof calendarFor>[1]) =>
  acme.app.app.database.inWorkspace(acme.workspace, (tx) => calendarFor(tx, subject));

async function refusal(body: object): Promise<Record<string, string>> {
  const answer = await acme.owner.send(contract.createCalendar, { ...given, ...body } as never);
  const { fields } = (await answer.json()) as { fields?: Array<{ path: string; message: string }> };
  return Object.fromEntries((fields ?? []).map(({ path, message }) => [path, message]));
}

test('without calendars it is always open; the most specific holds, then the default', async () => {
  const { clock, calendar } = await hoursFor({ channel: null, tradingName: null });
  expect([calendar, clock.isOpen(0)]).toEqual([null, true]);
  const first = await acme.owner.call(contract.createCalendar, given);
  expect(first).toMatchObject({ isDefault: true, version: 1, sources: [], closures: [] });
  const [brand] = (await acme.owner.call(listTradingNames, {})).items;
  const shop = await acme.owner.call(contract.createCalendar, { ...given, name: 'Shop', tradingNames: [brand!.id] });
  const channel = wireId('chn', crypto.randomUUID());
  const chat = await acme.owner.call(contract.createCalendar, { ...given, name: 'Chat', channels: [channel] });
  const whose = async (subject: Parameters<typeof calendarFor>[1]) =>
    wireId('cal', (await hoursFor(subject)).calendar ?? '');
  expect(await whose({ channel: plainId('chn', channel) })).toBe(chat.id);
  expect(await whose({ channel: crypto.randomUUID() })).toBe(shop.id);
  expect(await whose({ tradingName: crypto.randomUUID() })).toBe(first.id);
  const team = await acme.owner.call(createTeam, { name: 'Night' });
  const both = { teams: [team.id], tiers: ['Gold', 'platinum'] };
  const night = await acme.owner.call(contract.createCalendar, { ...given, name: 'Night', ...both });
  const all = { channel: plainId('chn', channel), team: plainId('tem', team.id) };
  expect(await whose(all)).toBe(night.id);
  expect(await whose({ ...all, team: null, tier: 'gold' })).toBe(night.id);
  expect(await whose({ ...all, team: null, tier: 'silver' })).toBe(chat.id);
  await acme.owner.call(contract.changeCalendar, { id: chat.id, version: 1, tiers: ['GOLD'] });
  expect(await whose({ ...all, tier: 'gold' })).toBe(chat.id);
  expect(await refusal({ name: 'Nobody', teams: [wireId('tem', crypto.randomUUID())] })).toEqual({
    'teams.0': 'is no team of this company',
  });
  await acme.owner.call(contract.changeCalendar, { id: first.id, version: 1, channels: [channel] });
  expect(await whose({ channel: plainId('chn', channel) })).toBe(first.id);
  expect((await acme.owner.send(contract.removeCalendar, { id: first.id })).status).toBe(422);
  for (const { id } of [shop, chat, night, first]) await acme.owner.call(contract.removeCalendar, { id });
  expect(await whose({})).toBe('cal_');
});

test('holidays close days, own entries go before them and can be taken back, and the clock follows at once', async () => {
  const sources = [{ country: 'DE', region: 'BY', types: ['public' as const] }];
  const channel = wireId('chn', crypto.randomUUID());
  const munich = { ...given, name: 'Munich', sources, channels: [channel] };
  const calendar = await acme.owner.call(contract.createCalendar, munich);
  const preview = await acme.owner.call(contract.previewCalendar, { id: calendar.id });
  expect(preview.next).toHaveLength(14);
  const holiday = preview.special.find(({ day }) => weekdayOf(day) < 5)!;
  expect(holiday).toMatchObject({ origin: { kind: 'holiday', source: 'DE-BY' }, windows: [], besides: [] });
  const minutesOpen = async () => {
    const { clock } = await hoursFor({ channel: plainId('chn', channel) });
    const midnight = Date.parse(`${holiday.day}T00:00:00+01:00`);
    return clock.between(midnight, midnight + 86_400_000) / 60_000;
  };
  expect(await minutesOpen()).toBe(0);
  const days = [{ day: holiday.day, name: 'Open after all', windows: [{ from: 600, until: 720 }] }];
  const changed = await acme.owner.call(contract.changeCalendar, { id: calendar.id, version: 1, days });
  expect(await minutesOpen()).toBe(120);
  const stale = await acme.owner.send(contract.changeCalendar, { id: calendar.id, version: 1, days: [] });
  expect(stale.status).toBe(409);
  const usual = [{ day: holiday.day, name: '', windows: null }];
  await acme.owner.call(contract.changeCalendar, { id: calendar.id, version: changed.version, days: usual });
  expect(await minutesOpen()).toBe(480);
  await acme.owner.call(contract.changeCalendar, { id: calendar.id, version: changed.version + 1, days: [] });
  expect(await minutesOpen()).toBe(0);
  const { items } = await acme.owner.call(listAudit, { action: 'calendar.change' });
  expect(items[0]).toMatchObject({ detail: { name: 'Munich', changed: ['days'] } });
});

test('what cannot be is refused in words, at its field', async () => {
  await acme.owner.call(contract.createCalendar, { ...given, name: 'Taken' });
  expect(await refusal({ name: 'taken' })).toEqual({ name: 'is taken by other opening hours' });
  expect(await refusal({ zone: 'Mars/Olympus' })).toEqual({ zone: 'must be a time zone such as Europe/Berlin' });
  expect(await refusal({ week: office.toSpliced(0, 1, [{ from: 600, until: 540 }]) })).toEqual({
    'week.0.0': 'ends at 09:00, before it begins at 10:00',
  });
  const types = ['public'];
  expect(await refusal({ name: 'X', sources: [{ country: 'XX', region: null, types }] })).toEqual({
    'sources.0.country': 'is not a country whose holidays are known',
  });
  expect(await refusal({ name: 'X', sources: [{ country: 'DE', region: 'QQ', types }] })).toEqual({
    'sources.0.region': 'is not a region whose holidays are known',
  });
  const closed = { day: '2026-01-06', name: '', windows: [] };
  expect(await refusal({ days: [closed, closed] })).toEqual({ 'days.1.day': 'stands twice: 2026-01-06' });
  const many = Array.from({ length: 3400 }, (_, shift) => ({
    day: new Date(shift * 86_400_000).toISOString().slice(0, 10),
    name: '',
  }));
  const files = ['a', 'b', 'c'].map((name) => ({ name, days: many }));
  expect(await refusal({ name: 'X', files })).toEqual({ files: 'have 10200 days together, more than 10000' });
  const instants = { from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z', reason: '' };
  expect(await refusal({ closures: [instants] })).toEqual({ 'closures.0.until': 'must be after the beginning' });
});

test('an iCal file is read into days, and one that is none or too large is refused in words', async () => {
  const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261228\nSUMMARY:Works\nEND:VEVENT\nEND:VCALENDAR';
  expect(await acme.owner.call(contract.readCalendarFile, { text })).toEqual({
    days: [{ day: '2026-12-28', name: 'Works' }],
    leftOut: 0,
  });
  const words = async (wrong: string) => {
    const answer = await acme.owner.send(contract.readCalendarFile, { text: wrong });
    return ((await answer.json()) as { fields: Array<{ message: string }> }).fields[0]?.message;
  };
  expect(await words('x')).toBe('is not an iCal file: it does not begin with BEGIN:VCALENDAR');
  expect(await words('BEGIN:VCALENDAR\nEND:VCALENDAR')).toBe('has no whole days');
  expect(await words('x'.repeat(5_000_000))).toBe('is larger than 1 MB');
});

test('people keep working hours of the company or own ones, and say that they are not to be disturbed', async () => {
  const { owner } = acme;
  const nothing = { hours: null, quietUntil: null, quietOutside: true, standing: 'here', until: null };
  expect(await owner.call(readAvailability, {})).toEqual(nothing);
  expect(await owner.call(listAway, {})).toEqual({ items: [], changesAt: null });
  const closed = Array.from({ length: 7 }, () => []);
  const calendar = await owner.call(contract.createCalendar, { ...given, name: 'Never', week: closed });
  const byCalendar = { kind: 'calendar' as const, calendar: calendar.id };
  expect(await owner.call(changeAvailability, { hours: byCalendar })).toMatchObject({
    ...{ hours: byCalendar, standing: 'off', until: null },
  });
  const [{ user } = { user: '' }] = (await owner.call(listMembers, {})).items;
  expect((await owner.call(listAway, {})).items).toEqual([{ user, standing: 'off', until: null }]);
  await owner.call(contract.removeCalendar, { id: calendar.id });
  expect(await owner.call(readAvailability, {})).toEqual(nothing);
  const around = { kind: 'own' as const, zone: 'Asia/Tokyo', week: closed.map(() => [{ from: 0, until: 1440 }]) };
  const quietUntil = new Date(Date.now() + 3_600_000).toISOString();
  const quiet = await owner.call(changeAvailability, { hours: around, quietUntil, quietOutside: false });
  expect(quiet).toEqual({ hours: around, quietUntil, quietOutside: false, standing: 'quiet', until: quietUntil });
  expect((await owner.call(listAway, {})).changesAt).toBe(quietUntil);
  expect(await owner.call(changeAvailability, { quietUntil: null })).toMatchObject({ hours: around, standing: 'here' });
  const unknown = { kind: 'calendar' as const, calendar: wireId('cal', crypto.randomUUID()) };
  expect((await owner.send(changeAvailability, { hours: unknown })).status).toBe(404);
});
