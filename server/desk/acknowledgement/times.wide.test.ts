import { expect, test } from 'vitest';
import { readAcknowledgement } from '#core/contract/acknowledgement.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import { changeCalendar, createCalendar } from '#core/contract/hours.ts';
import { testCompany } from '#test/company-app.ts';

test('the times of a mailbox that answers seldom are known beside one that answers all day, and in opening hours', async () => {
  const { app, owner, workspace } = await testCompany();
  const mailbox = async (address: string) =>
    (await owner.call(createMailAccount, { name: address, settings: { address, senderName: 'Shop' } })).id;
  const [seldom, busy] = [await mailbox('seldom@shop.example'), await mailbox('busy@shop.example')];
  const answered = (account: string, { count, daysAgo }: { count: number; daysAgo: number }) =>
    app.owner.query(
      `with thread as (
        insert into channels.thread (workspace, account, channel, customer, started_at)
        select $1, $2, 'mail', uuidv7(), now() - make_interval(days => $4) from generate_series(1, $3::int) returning id, customer, started_at)
      insert into desk.conversation
        (workspace, id, customer, channel, status, answered, contacts, first_in_at, first_answer_at, started_at, last_at)
      select $1, id, customer, 'mail', 'resolved', true, 1, started_at, started_at + interval '2 hours', started_at, started_at
      from thread`,
      [workspace, plainId('chn', account), count, daysAgo],
    );
  await answered(seldom, { count: 30, daysAgo: 9 });
  await answered(busy, { count: 10_500, daysAgo: 2 });
  const times = async (id: string) => (await owner.call(readAcknowledgement, { id })).times;
  expect(await times(seldom)).toEqual({ answers: 30, median: 7_200, ninety: 7_200, opening: null });
  expect((await times(busy))?.answers).toBeGreaterThanOrEqual(1_000);
  const around = Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]);
  const { id } = await owner.call(createCalendar, { name: 'Hours', zone: 'Europe/Berlin', week: around });
  const inHours = await times(seldom);
  expect(inHours).toMatchObject({ median: 7_200, ninety: 7_200, opening: { zone: 'Europe/Berlin' } });
  const wait = Date.parse(inHours?.opening?.by ?? '') - Date.now();
  expect(wait).toBeGreaterThan(7_200_000 - 60_000);
  expect(wait).toBeLessThanOrEqual(7_200_000);
  await owner.call(changeCalendar, { id, version: 1, week: around.map(() => []) });
  expect(await times(seldom)).toBeNull();
});
