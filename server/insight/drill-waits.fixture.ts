import { listConversationsBehind } from '#core/contract/conversations-behind.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { readService } from '#core/contract/insight.ts';
import type { TestCompany } from '#test/company-app.ts';

/** What a figure says it is of, and how many lie behind it. */
export type Drilled = [of: string, said: number, found: number];

/** Waits of two teams and two people, some that go on and some that were dropped. */
export async function tellTimes(company: TestCompany): Promise<void> {
  const { app, workspace } = company;
  await app.owner.query(
    `with lane as (insert into insight.service_lane (workspace, kind, channel, team, by, calendar, dropped)
       select $1, kind, channel, case when dropped then null else md5(channel)::uuid end, md5(kind || channel)::uuid, null, dropped
       from unnest(array['first', 'next', 'resolution', 'bot']) kind, unnest(array['mail', 'chat']) channel, unnest(array[true, false]) dropped
       returning id, kind)
     insert into insight.service_time (workspace, conversation, kind, place, since, until, lane, opening_s)
       select $1, gen_random_uuid(), kind, n, now() - n * interval '13 hours',
         case when n % 7 > 0 then now() - n * interval '13 hours' + n * interval '1 minute' end, id, case when n % 7 > 0 then n end
       from lane, generate_series(1, 40) n`,
    [workspace],
  );
}

type Served = WireInputOf<typeof listConversationsBehind>;

const servedBy = (company: TestCompany) => async (query: Served) =>
  (await company.owner.call(listConversationsBehind, { limit: '1', days: '30', ...query })).total;

/** The numbers of conversations. */
export async function matters(company: TestCompany): Promise<Drilled[]> {
  const served = servedBy(company);
  const read = await company.owner.call(readService, { days: '30', by: 'week' });
  const { volume, backlog, firstContact, reopened, series, byChannel } = read;
  const late = await company.owner.call(readService, { days: '10' });
  const within = [
    ...series.map(({ start, ...one }) => ({ name: start, one, group: { by: 'week', bucket: start } as const })),
    ...byChannel.map(({ channel, ...one }) => ({ name: channel, one, group: { channel } })),
  ];
  const groups = within.map(async ({ name, one, group }): Promise<Drilled[]> => [
    [`${name}, begun`, one.volume, await served({ of: 'begun', ...group })],
    [`${name}, open`, one.backlog, await served({ of: 'open', ...group })],
    [`${name}, at first contact`, one.firstContact.n, await served({ of: 'first-contact', ...group })],
  ]);
  return [
    ['begun', volume.value, await served({ of: 'begun' })],
    ['open', backlog.value, await served({ of: 'open' })],
    ['begun before', late.volume.before!, await served({ of: 'begun-before', days: '10' })],
    ['open when it began', late.backlog.before!, await served({ of: 'open-before', days: '10' })],
    ['resolved long enough ago', firstContact.n, await served({ of: 'first-contact' })],
    ['not yet known', firstContact.notYetKnown, await served({ of: 'not-known' })],
    ['open still', firstContact.open, await served({ of: 'not-resolved' })],
    ['resolved', reopened.n, await served({ of: 'resolved' })],
    ...(await Promise.all(groups)).flat(),
  ];
}

/** The numbers of waits, all and those that have not ended. */
export async function times(company: TestCompany): Promise<Drilled[]> {
  const served = servedBy(company);
  const read = await company.owner.call(readService, { days: '30', by: 'week' });
  const kinds = { firstResponse: 'first-response', nextResponse: 'next-response', resolution: 'resolution' } as const;
  type Told = Partial<Record<keyof typeof kinds, { n: number; open: number }>>;
  const drilled = (name: string, told: Told, group: Omit<Served, 'of'>) =>
    Object.entries(kinds).map(async ([kind, of]): Promise<Drilled[]> => {
      const { n = 0, open = 0 } = told[kind as keyof Told] ?? {};
      if (told[kind as keyof Told] === undefined) return [];
      return [
        [`${name} ${of}`, n, await served({ of, ...group })],
        [`${name} ${of}, not ended`, open, await served({ of, which: 'running', ...group })],
      ];
    });
  const all = [
    ...drilled('all', read, {}),
    ...read.series.flatMap(({ start, ...told }) => drilled(start, told, { by: 'week', bucket: start })),
    ...read.byChannel.flatMap(({ channel, ...told }) => drilled(channel, told, { channel })),
    ...read.byTeam.flatMap(({ id, ...told }) => drilled(`team ${id}`, told, { team: id ?? 'none' })),
    ...read.byPerson.flatMap(({ id, ...told }) => drilled(`person ${id}`, told, { person: id })),
  ];
  return [['by bots', read.botResponse.n, await served({ of: 'bot-response' })], ...(await Promise.all(all)).flat()];
}
