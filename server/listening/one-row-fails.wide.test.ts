import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { createTopic, listTopics } from '#core/contract/topics.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import { keepPastThreads } from '#channels';
import type { Tx } from '#platform';
import { record } from '#touchpoints';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { keepPastAsks } from './asking/history.ts';
import { readLeftAnswers } from './sentiment/past/answers.ts';
import { readPastAgain } from './sentiment/past/messages.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const rows = async (text: string, values: unknown[]) => (await company.app.owner.query(text, values)).rows;
const inCompany = <T>(work: (tx: Tx) => Promise<T>) => company.app.app.database.inWorkspace(company.workspace, work);
const minute = 60_000;

/** While something is done, every row of a table that names `id` cannot be written. */
async function broken(table: string, id: string, meanwhile: () => Promise<void>): Promise<void> {
  const name = `broken_${id.replaceAll('-', '')}`;
  await company.app.owner.query(`create function listening.${name}() returns trigger language plpgsql as $$
    begin if to_jsonb(new)::text like '%${id}%' then raise exception 'broken'; end if; return new; end $$`);
  await company.app.owner.query(
    `create trigger ${name} before insert on ${table} for each row execute function listening.${name}()`,
  );
  try {
    await meanwhile();
  } finally {
    await company.app.owner.query(`drop function listening.${name}() cascade`);
  }
}

const known = async (name: string) =>
  plainId('cus', (await customerWrites(company, { text: 'Hello', name: fresh(name) })).customer)!;

async function asking(template: string, when: object) {
  const { definition, about } = surveyTemplates.find(({ key }) => key === template)!;
  const { id, version } = await call(createSurvey, { name: fresh(template), about, draft: { ...definition } });
  await call(publishSurvey, { id, version });
  const { openDays, quiet, version: now } = await call(readOccasion, { id });
  const plain = { channels: [], kinds: [], touchpoints: [], delayMinutes: 60, chance: 1, everyDays: 30, atMinute: 600 };
  const rest = { mailFallback: true, sameKindDays: 0, distances: {}, after: null };
  await call(updateOccasion, {
    ...{ id, active: true, openDays, quiet, version: now },
    when: { kind: 'happening', ...plain, ...rest, ...when },
  });
  return plainId('srv', id)!;
}
const decided = async (survey: string, customers: readonly string[]) =>
  (await rows('select customer from listening.ask where survey = $1 and customer = any($2)', [survey, customers])).map(
    ({ customer }) => customer as string,
  );

test('a happening that cannot be decided about holds up none behind it', async () => {
  const kind = 'order.delivered';
  const survey = await asking('in-store', { kinds: [kind] });
  const [bad, good, later] = [await known('Bad'), await known('Good'), await known('Later')];
  const tell = (customer: string) =>
    inCompany((tx) =>
      record(tx, [
        {
          ...{ customer, occurredAt: tx.now, channel: 'delivery', touchpoint: 'delivery', direction: 'out', kind },
          ...{ actor: { kind: 'system' }, source: null, messageId: crypto.randomUUID() },
        },
      ]),
    );
  await broken('listening.ask', bad, async () => {
    await tell(bad);
    await tell(good);
    company.app.world.pass(2 * minute);
    await until(async () => (await decided(survey, [good])).length === 1, 'the one behind it');
  });
  await tell(later);
  company.app.world.pass(2 * minute);
  await until(async () => (await decided(survey, [later])).length === 1, 'the one after it');
  expect(await decided(survey, [bad])).toEqual([]);
  await rows('update listening.survey set active = false where id = $1', [survey]);
});

test('somebody who cannot be drawn in a round keeps nobody else from it', async () => {
  const people = [await known('First'), await known('Second')].toSorted();
  const survey = await asking('relational-nps', { kind: 'relationship', channels: ['chat', 'mail'] });
  await broken('listening.ask', people[0]!, async () => {
    // A round of one day, so that each day is theirs.
    await rows('update listening.occasion set every_days = 1, drawn_day = null, drawn_to = null where survey = $1', [
      survey,
    ]);
    company.app.world.pass(6 * minute);
    await until(async () => (await decided(survey, people)).length === 1, 'the other one');
    expect(await decided(survey, people)).toEqual([people[1]]);
  });
  await rows('update listening.survey set active = false where id = $1', [survey]);
});

const readOf = async (conversations: readonly string[]) =>
  (await rows('select conversation from listening.reading where conversation = any($1)', [conversations])).map(
    ({ conversation }) => conversation as string,
  );

test('an answer that cannot be read leaves the others read, and is tried again later', async () => {
  const about = { customer: await known('Reads'), channel: 'chat' as const, state: 'answered' as const };
  const asks = Array.from({ length: 12 }, () => ({ id: crypto.randomUUID(), conversation: crypto.randomUUID() }));
  const [bad, ...others] = asks.map(({ conversation }) => conversation);
  const turn = () => readLeftAnswers.run(company.app.app, { workspace: company.workspace });
  await broken('listening.reading', bad!, async () => {
    await inCompany(async (tx) => {
      const at = new Date(tx.now.getTime() - 30 * 24 * 60 * minute);
      const answer = { score: 5, words: 'Thank you, that was wonderful', at };
      const when = { reason: null, decidedAt: at, sentAt: at, answer };
      await keepPastAsks(
        tx,
        asks.map((ask) => ({ ...ask, ...about, ...when })),
      );
    });
    await turn();
    await until(async () => (await readOf(others)).length === others.length, 'the others to be read');
    expect(await readOf([bad!])).toEqual([]);
  });
  company.app.world.pass(120 * minute);
  await turn();
  await until(async () => (await readOf([bad!])).length === 1, 'the one that failed');
});

test('a message of the past that cannot be read holds up no other', async () => {
  const about = { customer: await known('Wrote'), channel: 'chat' as const, subject: '' };
  const [bad, good] = [crypto.randomUUID(), crypto.randomUUID()].toSorted() as [string, string];
  await broken('listening.reading', bad, async () => {
    await inCompany(async (tx) => {
      const at = new Date(tx.now.getTime() - 40 * 24 * 60 * minute);
      const author = { kind: 'customer' as const, id: about.customer, name: 'Wrote' };
      const messages = [{ at, direction: 'in' as const, author, text: 'Where is my parcel?' }];
      await keepPastThreads(
        tx,
        [bad, good].map((id) => ({ id, ...about, conversation: id, startedAt: at, messages })),
      );
      await readPastAgain(tx);
    });
    await until(async () => (await readOf([good])).length === 1, 'the one behind it');
    expect(await readOf([bad])).toEqual([]);
  });
});

test('a text whose topics cannot be kept holds up no older one', async () => {
  const word = fresh('gadget');
  const wrote = async (name: string) => {
    const { message } = await customerWrites(company, { text: `a ${word}`, name: fresh(name) });
    const text = 'select id from listening.reading where message = $1';
    const found = await until(async () => (await rows(text, [plainId('msg', message)]))[0], 'it to be read');
    return found.id as string;
  };
  const [older, newer] = [await wrote('Older'), await wrote('Newer')];
  const found = async () =>
    (await rows('select reading from listening.topic_found where reading = any($1)', [[older, newer]])).map(
      ({ reading }) => reading as string,
    );
  await broken('listening.topic_found', newer, async () => {
    const blank = { description: '', parent: null, team: null, examples: [] };
    await call(createTopic, { ...blank, name: fresh('Gadgets'), rules: [{ language: null, text: word }] });
    await until(async () => (await found()).length > 0, 'the older text');
    await until(async () => !(await call(listTopics, {})).progress.running, 'all older texts to be looked at');
    expect(await found()).toEqual([older]);
  });
});
