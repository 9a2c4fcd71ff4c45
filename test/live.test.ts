import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { addApiKey } from '#core/contract/people.ts';
import { customerWrites, testCompany, type TestCompany } from './company-app.ts';
import { until } from './until.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

interface Heard {
  id: string;
  name: string;
}

/** Listens to the stream of the workspace as somebody, from a position on. */
async function listen(headers: Record<string, string>): Promise<Heard[]> {
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const answer = await fetch(`${company.app.url}/api/v1/live`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: cut.signal,
  });
  expect(answer.status).toBe(200);
  const heard: Heard[] = [];
  let isReady = false;
  void (async () => {
    let rest = '';
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('event: ready')) isReady = true;
        const [, id] = /^id: (.+)$/m.exec(block) ?? [];
        const [, data] = /^data: (.+)$/m.exec(block) ?? [];
        if (id !== undefined && data !== undefined) heard.push({ id, name: (JSON.parse(data) as Heard).name });
      }
    }
  })().catch(() => undefined);
  await until(() => isReady, 'the stream is ready');
  return heard;
}

const asKey = async (scopes: string[]) => {
  const { key } = await company.owner.call(addApiKey, { name: 'Screen', scopes: scopes as ['customer.read'] });
  return { authorization: `Bearer ${key}` };
};

test('a screen hears what happens, and one that was away gets what it missed', async () => {
  const reader = await asKey(['conversation.read']);
  const heard = await listen(reader);
  await customerWrites(company, { text: 'One' });
  const first = await until(() => heard.find(({ name }) => name === 'message.received'), 'the first message');
  await customerWrites(company, { text: 'Two' });
  await until(() => heard.filter(({ name }) => name === 'message.received').length === 2, 'the second message');
  const back = await listen({ ...reader, 'last-event-id': first.id });
  await until(() => back.some(({ name }) => name === 'message.received'), 'what was missed');
  expect(back.some(({ id }) => id === first.id)).toBe(false);
});

test('whoever may not see conversations does not hear of them', async () => {
  const stranger = await listen(await asKey(['customer.read']));
  const reader = await listen(await asKey(['conversation.read']));
  await customerWrites(company, { text: 'Secret' });
  await until(() => reader.some(({ name }) => name === 'conversation.opened'), 'the reader hears');
  expect(stranger).toEqual([]);
});
