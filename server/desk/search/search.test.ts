import { beforeAll, expect, test } from 'vitest';
import { assignConversation, markConversationSpam, readConversation } from '#core/contract/desk.ts';
import { createTag, tagConversation } from '#core/contract/marks.ts';
import { searchConversations } from '#core/contract/search.ts';
import { learnWords, receiveMessage } from '#channels';
import { plainId } from '#core/contract/codecs.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
const threads = new Map<string, string>();

async function write(name: string, text: string, thread?: string): Promise<void> {
  const written = await customerWrites(company, { name, text, ...(thread === undefined ? {} : { thread }) });
  threads.set(name, written.thread);
}

beforeAll(async () => {
  company = await testCompany();
  await write('Anna Schmidt', 'Die Größe der Lampe ist falsch, ich möchte eine Rückerstattung.');
  company.app.world.pass(1_000);
  await write('Ben Miller', 'My parcel is late. Where is the refund for the broken glass lamp?');
  company.app.world.pass(1_000);
  await write('Chen Wei', '我的退款还没到，订单 A-1042');
  company.app.world.pass(1_000);
  await write('Dalia Haddad', 'مرحباً، أين الطرد؟ refunds please');
  company.app.world.pass(1_000);
  await write('Emil Berg', 'Buy cheap lamps now');
  await company.app.app.database.inWorkspace(company.workspace, (tx) =>
    receiveMessage(tx, company.app.app, {
      ...{
        account: null,
        channel: 'chat' as const,
        claims: [{ kind: 'email' as const, value: 'f@customers.example', strength: 'claimed' as const }],
      },
      ...{ name: 'Fay Stone', address: 'f@customers.example', text: 'See the picture', clientId: 'files' },
      files: [{ bytes: Buffer.from('x'), name: 'Rechnung_März.pdf', type: 'application/pdf' }],
    }),
  );
  const spam = threads.get('Emil Berg')!;
  const { version } = await until(
    () => company.owner.call(readConversation, { id: spam }).catch(() => undefined),
    'the last one',
  );
  await company.owner.call(markConversationSpam, { id: spam, version });
  await until(async () => (await found('picture')).length === 1, 'the file');
}, 120_000);

async function search(q: string, more: { after?: string; limit?: string } = {}) {
  return await company.owner.call(searchConversations, { q, ...more });
}

async function found(q: string): Promise<string[]> {
  return (await search(q)).items.map(({ customer }) => customer.name).sort();
}

test.each([
  { q: 'lamp', names: ['Anna Schmidt', 'Ben Miller'], why: 'a word by its beginning; spam is left out' },
  { q: 'GROSSE lampe', names: ['Anna Schmidt'], why: 'without case, accents and points' },
  { q: '"broken glass"', names: ['Ben Miller'], why: 'words in a row' },
  { q: '"glass broken"', names: [], why: 'and only in that row' },
  { q: 'lamp -refund', names: ['Anna Schmidt'], why: 'without a word' },
  { q: '退款', names: ['Chen Wei'], why: 'without spaces' },
  { q: '款还没', names: ['Chen Wei'], why: 'in the middle of a run' },
  { q: '款没', names: [], why: 'not what stands apart' },
  { q: 'مرحبا', names: ['Dalia Haddad'], why: 'without vowel signs' },
  { q: 'A-1042', names: ['Chen Wei'], why: 'numbers' },
  { q: 'from:ben lamp', names: ['Ben Miller'], why: 'who wrote' },
  { q: 'from:anna.schmidt@customers.example', names: ['Anna Schmidt'], why: 'by address' },
  { q: 'has:file', names: ['Fay Stone'], why: 'with a file' },
  { q: 'marz rechnung', names: ['Fay Stone'], why: 'the name of a file' },
  { q: 'lamp in:anywhere', names: ['Anna Schmidt', 'Ben Miller', 'Emil Berg'], why: 'spam too' },
  { q: 'lamp status:spam', names: ['Emil Berg'], why: 'spam only' },
  { q: 'lamp after:2999', names: [], why: 'of a time' },
  { q: 'lamp before:2999-01-01 channel:chat', names: ['Anna Schmidt', 'Ben Miller'], why: 'filters together' },
  { q: 'channel:mail', names: [], why: 'a filter alone' },
  { q: 'dalia haddad', names: ['Dalia Haddad'], why: 'a name' },
  { q: "x' | 'lamp | !! & <-> \\", names: [], why: 'signs of the index are no signs here' },
])('finds $q ($why)', async ({ q, names }) => {
  expect(await found(q)).toEqual(names);
});

test('what was found is marked, and nothing of it is markup', async () => {
  const { items } = await search('glass');
  expect(items[0]?.found.text.find(({ hit }) => hit)?.text).toBe('glass');
  expect((await search('status:lost lamp')).problems).toEqual([
    '“status:” takes open, waiting, on-hold, resolved, spam or a status of yours, not “lost”.',
  ]);
});

test('pages go on where the last one ended, each conversation once', async () => {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await search('in:anywhere e', { limit: '2', ...(after === undefined ? {} : { after }) });
    names.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined && names.length < 50);
  expect(new Set(names).size).toBe(names.length);
});

test('a conversation is found by the newest of its messages that match, and assigned ones by whose they are', async () => {
  company.app.world.pass(1_000);
  await write('Ben Miller', 'The lamp came. One more lamp?', threads.get('Ben Miller')!);
  const items = (await search('lamp from:ben')).items;
  expect(items).toHaveLength(1);
  expect(items[0]?.found.text.map(({ text }) => text).join('')).toContain('One more');
  await company.owner.call(assignConversation, {
    id: items[0]!.id,
    version: items[0]!.version,
    assignee: await ownerId(),
  });
  expect(await found('lamp assignee:me')).toEqual(['Ben Miller']);
  expect(await found('lamp assignee:ada')).toEqual(['Ben Miller']);
  expect(await found('lamp assignee:nobody')).toEqual(['Anna Schmidt']);
});

async function ownerId(): Promise<string> {
  const { rows } = await company.app.owner.query('select user_id from people.member limit 1');
  return `usr_${String(rows[0].user_id).replaceAll('-', '')}`;
}

test('words of three customers are known: then forms and slips of the fingers are found, too', async () => {
  for (const name of ['Gil One', 'Hal Two', 'Ira Three']) await write(name, 'The delivery is late');
  await write('Jo Four', 'Two deliveries please');
  for (const name of ['Gil One', 'Hal Two', 'Ira Three'])
    await write(name, 'Deliveries, deliveries', threads.get(name)!);
  await until(async () => (await found('deliveries')).length === 4, 'all of them');
  await learnWords.run(company.app.app, { workspace: company.workspace });
  expect(await found('delivrey')).toEqual(['Gil One', 'Hal Two', 'Ira Three']);
  expect((await search('delivrey')).instead).toEqual([{ typed: 'delivrey', used: ['delivery'] }]);
  expect(await found('delivery')).toEqual(['Gil One', 'Hal Two', 'Ira Three', 'Jo Four']);
  const { rows } = await company.app.owner.query<{ word: string }>('select word from channels.word');
  const known = rows.map(({ word }) => word);
  expect(known).toContain('delivery');
  expect(known.filter((word) => /schmidt|haddad|1042|@/.test(word))).toEqual([]);
});

test('tags are looked for by their names', async () => {
  const { id, version } = (await search('rechnung')).items[0]!;
  const tag = await company.owner.call(createTag, { name: 'Late parcel', colour: 'plain' });
  await company.owner.call(tagConversation, { id, version, tags: [tag.id] });
  expect(await found('tag:"late parcel" picture')).toEqual(['Fay Stone']);
  expect(await found('tag:late')).toEqual([]);
});

test('files that go take their names out of the index', async () => {
  expect(await found('rechnung')).toEqual(['Fay Stone']);
  await company.app.owner.query('delete from channels.message_file');
  expect(await found('rechnung')).toEqual([]);
  expect(await found('has:file')).toEqual([]);
  expect(plainId('cnv', threads.get('Chen Wei')!)).not.toBeNull();
});
