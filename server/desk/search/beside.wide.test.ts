import { expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { searchConversations } from '#core/contract/search.ts';
import { readSide } from '#core/contract/sides.ts';
import { askIntoConversation, giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import type { Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { mailIdOf, sideStage } from '#test/side-stage.ts';

// What stands beside a conversation finds that one, for whoever sees it.

const { owner, arrive, arriveBytes, shown, begun, ask, mailTo, colleague } = await sideStage();

const search = async (q: string, who: Client = owner, more: object = {}) =>
  await who.call(searchConversations, { q, ...more });
const found = async (q: string, who?: Client) => (await search(q, who)).items.map(({ id }) => id);
/** A word that stands nowhere else. */
const word = (begins: string) =>
  begins + crypto.randomUUID().replaceAll(/[^a-f]/g, '') + crypto.randomUUID().replaceAll(/[^a-f]/g, '');

const withFile = (from: string, inReplyTo: string, { said, name }: { said: string; name: string }) =>
  Buffer.from(
    [
      `From: Hans Heavy <${from}>`,
      'To: desk@shop.example',
      'Subject: Re: Parcel 4711',
      `Message-ID: <answer-${name}@carrier.example>`,
      `In-Reply-To: <${inReplyTo}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...['--b', 'Content-Type: text/plain', '', `It is ${said}.`],
      ...[`--b`, `Content-Type: text/plain; name=${name}.txt`, `Content-Disposition: attachment; filename=${name}.txt`],
      ...['', 'signed by the neighbour', '--b--'],
    ].join('\r\n'),
  );

async function answered() {
  const [asked, said, name, ours] = [word('asked'), word('said'), word('slip'), word('ours')];
  const there = await begun(`My ${ours} lamp has not come.`);
  const side = await ask(there, { text: `Where is the ${asked} parcel?` });
  const mail = await mailTo(there.hans, asked);
  await arriveBytes(withFile(there.hans, mailIdOf(mail), { said, name }));
  const named = { id: there.conversation, side: side.id };
  await until(async () => (await owner.call(readSide, named)).messages.length === 2, 'the answer is there');
  return { ...there, side: side.id, mail, asked, said, name, ours };
}

test('words, names of files and addresses beside a conversation find it, once, and say that it was beside', async () => {
  const { conversation, side, hans, mail, asked, said, name, ours } = await answered();
  for (const q of [asked, said, name, `from:${hans} ${said}`, `to:${hans} ${asked}`]) {
    const { items } = await search(q);
    expect(items.map(({ id, found: at }) => [id, at.beside?.side])).toEqual([[conversation, side]]);
  }
  const [row] = (await search(said)).items;
  expect(row!.found.text.find(({ hit }) => hit)?.text).toBe(said);
  expect(row!.found.beside!.subject.map(({ text }) => text).join('')).toContain('Parcel 4711');
  expect((await search(ours)).items[0]!.found.beside).toBeNull();
  // The same word within it and beside it: one row, by what was written last.
  await arrive({ from: hans, inReplyTo: mailIdOf(mail), text: `The ${ours} lamp is in the van.` });
  const pages = [];
  let after: string | undefined;
  do {
    const page = await search(ours, owner, { limit: '1', ...(after === undefined ? {} : { after }) });
    pages.push(...page.items.map(({ id, found: at }) => [id, at.beside?.side]));
    after = page.next ?? undefined;
  } while (after !== undefined && pages.length < 9);
  expect(pages).toEqual([[conversation, side]]);
});

test('joined conversations are found by what stands beside either', async () => {
  const [one, other] = [await answered(), await begun('Another matter.')];
  const { version } = await shown(one.conversation);
  await owner.call(mergeConversation, { id: one.conversation, into: other.conversation, otherCustomer: true, version });
  expect(await found(one.said)).toEqual([other.conversation]);
});

test('who does not see the conversation finds nothing beside it; who sees customers masked tries no address out', async () => {
  const { conversation, hans, said } = await answered();
  const [cora, omar] = [await colleague('Cora', 'contributor'), await colleague('Omar', 'outsourced')];
  expect([await found(said, cora), await found(said, omar)]).toEqual([[], []]);
  await owner.call(askIntoConversation, { id: conversation, people: [cora.user] });
  expect(await found(said, cora)).toEqual([conversation]);
  const { id: team } = await owner.call(createTeam, { name: said, outsourced: true, people: [omar.user] });
  const { version } = await shown(conversation);
  await owner.call(giveConversationToTeam, { id: conversation, team, version });
  const masked = await search(said, omar);
  expect(masked.items.map(({ id }) => id)).toEqual([conversation]);
  expect(JSON.stringify(masked)).not.toContain(hans);
  expect((await search(`from:${hans}`, omar)).items).toEqual([]);
});
