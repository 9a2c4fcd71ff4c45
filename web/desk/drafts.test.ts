import { expect, test } from 'vitest';
import { afterSending, contentOf, emptyDraft, keptDraft, readDraft, reconciled, withReturned } from './drafts.ts';
import type { Unsent } from './unsent.ts';

const written = { ...emptyDraft, reply: 'Hello', note: 'Ask Joel', seen: 'msg_1' };

test('a draft is the same after it was kept; an empty one is not kept', () => {
  expect(readDraft(keptDraft(written))).toEqual(written);
  expect(keptDraft({ ...emptyDraft, mode: 'note', reply: ' \n' })).toBeNull();
  expect(readDraft('nonsense')).toEqual(emptyDraft);
});

test('sending an answer leaves the note, sending a note leaves the answer', () => {
  expect(afterSending(written, 'reply')).toMatchObject({ reply: '', note: 'Ask Joel', seen: null });
  expect(afterSending(written, 'note')).toMatchObject({ reply: 'Hello', note: '', seen: 'msg_1' });
});

test('what was refused comes back before what was written since, with the reason', () => {
  const back: Unsent = {
    key: 'k',
    conversation: 'cnv_a',
    marked: false,
    kind: 'reply',
    text: 'First',
    uploads: [{ id: 'fil_1', name: 'a.png', size: 1, type: 'image/png' }],
    seen: 'msg_1',
    resolve: false,
    at: '2026-03-01T10:00:00Z',
    state: 'sending',
  };
  const notice = { words: 'The customer wrote meanwhile.', movedOn: true };
  expect(withReturned({ ...emptyDraft, mode: 'note', reply: 'Second' }, back, notice)).toMatchObject({
    mode: 'reply',
    reply: 'First\n\nSecond',
    uploads: [{ name: 'a.png' }],
    notice,
  });
});

test('of what was written in two places nothing is lost, and what stands in both stands once', () => {
  const there = (reply: string) => ({ version: 7, content: { ...contentOf(written)!, reply } });
  expect(reconciled(written, there('Hello'))).toMatchObject({ reply: 'Hello', base: 7, dirty: false });
  expect(reconciled(written, there('Hello, Ann'))).toMatchObject({
    reply: 'Hello, Ann',
    note: 'Ask Joel',
    dirty: false,
  });
  expect(reconciled(written, there('Hel'))).toMatchObject({ reply: 'Hello', dirty: true });
  expect(reconciled(written, there('Dear Ann'))).toMatchObject({ reply: 'Hello\n\nDear Ann', dirty: true });
  expect(reconciled(written, { version: 8, content: null })).toMatchObject({ reply: 'Hello', base: 8, dirty: true });
  expect(reconciled(emptyDraft, { version: 8, content: null })).toMatchObject({ base: 8, dirty: false });
});
