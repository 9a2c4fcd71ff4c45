import { expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { assignConversation } from '#core/contract/desk.ts';
import { readSideDraft, saveSideDraft } from '#core/contract/side-drafts.ts';
import { recallFromSide, writeInSide } from '#core/contract/sides.ts';
import { sideStage } from '#test/side-stage.ts';

// What somebody writes beside a conversation is kept until it is sent, whatever becomes of the conversation meanwhile.

const { owner, shown, begun, ask, colleague } = await sideStage();

const blank = {
  ...{ to: '', subject: '', text: '', uploads: [], quotes: [], along: [] },
  ...{ copies: null, mailbox: null, sender: null, signed: true },
};
type Writer = Pick<typeof owner, 'call' | 'fetch'>;
const uploadBy = async (who: Writer, name: string) => {
  const file = await who.fetch(`/api/v1/uploads?name=${name}`, { method: 'POST', body: 'a label' });
  const { id } = (await file.json()) as { id: string };
  return { id, name, type: 'text/plain', size: 7 };
};
const save = (
  id: string,
  content: object | null,
  { base = 0, side = null as string | null, who = owner as Writer } = {},
) => who.call(saveSideDraft, { id, side, content: content === null ? null : { ...blank, ...content }, base } as never);

test('what is about to be asked is kept with its files, is nobody else’s, and goes when it is sent', async () => {
  const there = await begun();
  const { conversation: id, hans } = there;
  const uploads = [await uploadBy(owner, 'label.txt')];
  const first = await save(id, { to: hans, text: 'Where is it?', uploads });
  expect(first).toMatchObject({ saved: true, version: 1 });
  // Another window did not see that.
  const late = await save(id, { to: hans, text: 'Elsewhere' });
  expect(late).toMatchObject({ saved: false, version: 1, content: { text: 'Where is it?', uploads } });
  const ben = await colleague('Ben');
  expect(await ben.call(readSideDraft, { id })).toEqual({ version: 0, content: null });
  const { version } = await shown(id);
  await owner.call(assignConversation, { id, assignee: ben.user, version });
  expect((await owner.call(readSideDraft, { id })).content).toMatchObject({ text: 'Where is it?', to: hans });
  const side = await ask(there, { uploads: uploads.map((file) => file.id), undoFor: 30 });
  expect(side.messages[0]!.files.map(({ name }) => name)).toEqual(['label.txt']);
  expect(await owner.call(readSideDraft, { id })).toEqual({ version: 2, content: null });
  // Taken back it can be kept again, its file too.
  const back = await owner.call(recallFromSide, { id, side: side.id, message: side.messages[0]!.id });
  const again = await save(id, { to: hans, text: back.text, uploads: back.uploads }, { base: 2 });
  expect(again.content?.uploads.map(({ name }) => name)).toEqual(['label.txt']);
});

test('each side conversation has one of its own, which stays with it when its conversation is put into another', async () => {
  const [one, other] = [await begun(), await begun()];
  const side = (await ask(one)).id;
  await save(one.conversation, { text: 'And by when?' }, { side });
  await save(one.conversation, { to: one.hans, subject: 'Here', text: 'Of the one' });
  await save(other.conversation, { to: other.hans, subject: 'There', text: 'Of the other' });
  const { version } = await shown(one.conversation);
  await owner.call(mergeConversation, {
    id: one.conversation,
    into: other.conversation,
    otherCustomer: true,
    version,
  });
  const id = other.conversation;
  const beside = await owner.call(readSideDraft, { id, side });
  expect(beside.content?.text).toBe('And by when?');
  expect((await owner.call(readSideDraft, { id })).content).toMatchObject({
    to: `${other.hans}, ${one.hans}`,
    subject: 'There',
    text: 'Of the other\n\nOf the one',
  });
  await owner.call(writeInSide, { id, side, text: 'And by when?' });
  expect(await owner.call(readSideDraft, { id, side })).toEqual({ version: beside.version + 1, content: null });
});

test('who asks nobody keeps nothing, and what is of no conversation one sees is not there', async () => {
  const { conversation: id } = await begun();
  const omar = await colleague('Omar', 'outsourced');
  await expect(save(id, { text: 'x' }, { who: omar })).rejects.toMatchObject({ type: 'forbidden' });
  const foreign = (await ask(await begun())).id;
  await expect(save(id, { text: 'x' }, { side: foreign })).rejects.toMatchObject({ type: 'not-found' });
  await expect(save(id, { text: 'x'.repeat(50_001) })).rejects.toMatchObject({ type: 'invalid' });
});
