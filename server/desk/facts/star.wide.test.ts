import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation, resolveConversation } from '#core/contract/desk.ts';
import { readServiceFacts } from '#core/contract/conversation-facts.ts';
import { testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { visitor, type TestVisitor } from '#test/visitor.ts';

/** Who spoke when, in seconds, and when the chat was over. */
interface Dialogue {
  dialogue: number;
  turns: Array<['customer' | 'agent', number]>;
  end: number;
}

interface Act {
  dialogue: Dialogue;
  at: number;
  what: 'customer' | 'agent' | 'end';
}

/** Another file of the same shape replays more of them. */
const file = process.env['STAR_TIMES'] ?? 'test/fixtures/star-times.json';
const { dialogues } = JSON.parse(readFileSync(file, 'utf8')) as { dialogues: Dialogue[] };

/** What the file itself says: seconds to the first answer, to each later one, and from the first word to the end. */
function fromTheFile({ turns, end }: Dialogue) {
  const waits: number[] = [];
  let since: number | undefined;
  for (const [who, at] of turns) {
    if (who === 'customer') since ??= at;
    else if (since !== undefined) {
      waits.push(at - since);
      since = undefined;
    }
  }
  return { waits, handling: end - turns[0]![1] };
}

/** All chats beside each other in the order of their seconds; what nobody spoke in for an hour lasts a minute. */
function inOrder(all: readonly Dialogue[], start: number): Act[] {
  const acts = all.flatMap((dialogue): Act[] => [
    ...dialogue.turns.map(([what, at]) => ({ dialogue, at, what })),
    { dialogue, at: dialogue.end, what: 'end' },
  ]);
  acts.sort((a, b) => a.at - b.at);
  const under = new Set<Dialogue>();
  let [skipped, last] = [0, acts[0]!.at];
  return acts.map((act) => {
    if (under.size === 0 && act.at - last > 3_600) skipped += act.at - last - 60;
    last = act.at;
    if (act.what === 'end') under.delete(act.dialogue);
    else under.add(act.dialogue);
    return { ...act, at: start + (act.at - skipped - acts[0]!.at) * 1_000 };
  });
}

test('chats of people through the public chat: the times of answers are those of the chats, to the second', async () => {
  const { app, owner } = await testCompany();
  const box = await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box');
  const chats = new Map<Dialogue, { customer: TestVisitor; id: string; said: number }>();
  const contacts = async (id: string) => {
    const { rows } = await app.owner.query('select contacts from desk.conversation where id = $1', [
      plainId('cnv', id),
    ]);
    return rows[0]?.contacts ?? 0;
  };

  const say = async (dialogue: Dialogue) => {
    const chat = chats.get(dialogue) ?? { customer: await visitor(app.url, { key: box.key }), id: '', said: 0 };
    const { id } = await chat.customer.say('Something');
    if (chat.id === '') {
      const { rows } = await app.owner.query('select thread from channels.message where id = $1', [plainId('msg', id)]);
      chat.id = wireId('cnv', rows[0].thread);
    }
    chat.said++;
    chats.set(dialogue, chat);
    await until(async () => (await contacts(chat.id)) === chat.said, 'the desk has it');
  };
  const play = async ({ dialogue, what }: Act) => {
    if (what === 'customer') return await say(dialogue);
    const { id } = chats.get(dialogue)!;
    if (what === 'agent') return await owner.call(replyToConversation, { id, text: 'Something else' });
    const { version } = await owner.call(readConversation, { id });
    return await owner.call(resolveConversation, { id, version });
  };

  for (const act of inOrder(dialogues, app.world.now().getTime() + 1_000)) {
    app.world.stand(act.at);
    await play(act);
  }

  for (const dialogue of dialogues) {
    const facts = await owner.call(readServiceFacts, { id: chats.get(dialogue)!.id });
    const answers = [...(facts.firstResponse ? [facts.firstResponse] : []), ...facts.nextResponses];
    expect({
      waits: answers.map(({ seconds }) => seconds),
      handling: facts.handling.seconds,
      resolution: facts.resolution?.seconds,
    }).toEqual({ ...fromTheFile(dialogue), resolution: fromTheFile(dialogue).handling });
    expect(answers.every(({ by, ended }) => ended && by?.name === 'Ada Lovelace')).toBe(true);
  }
}, 1_800_000);
