import { expect, test } from 'vitest';
import * as sides from '#core/contract/sides.ts';
import { listAudit } from '#core/contract/people.ts';
import { until } from '#test/until.ts';
import { headOf, mailIdOf, sideStage } from '#test/side-stage.ts';

// To whom one goes on writing beside a conversation, and what comes back when a mail is taken back.

const { owner, arrive, begun, ask, mailTo, colleague } = await sideStage();

test('who got a copy stays a copy: the next mail goes to whom the first one did, each under their own name', async () => {
  const asked = await begun();
  const { conversation, hans } = asked;
  const copied = `aaron-${hans}`;
  const side = await ask(asked, { copies: [{ address: copied, name: 'Aaron', kind: 'cc' }] });
  expect(side.people.map(({ name }) => name)).toEqual(['Hans', 'Aaron']);
  expect([side.to, side.others]).toEqual([{ name: 'Hans', address: hans }, [{ name: 'Aaron', address: copied }]]);
  // A machine's answer comes from elsewhere and is nobody to write to.
  const mail = await mailTo(hans, '4711');
  const headers = { 'Auto-Submitted': 'auto-replied' };
  await arrive({ from: `noreply-${hans}`, inReplyTo: mailIdOf(mail), text: 'We got it.', headers });
  const named = { id: conversation, side: side.id };
  const after = await until(async () => {
    const found = await owner.call(sides.readSide, named);
    return found.messages.length === 2 ? found : undefined;
  }, 'the machine answered');
  expect(after.to?.address).toBe(hans);
  await owner.call(sides.writeInSide, { ...named, text: 'And by when?', copies: [{ ...side.others[0]!, kind: 'cc' }] });
  const second = await mailTo(hans, 'And by when?');
  expect([headOf('To', second), headOf('Cc', second)]).toEqual([`Hans <${hans}>`, `Aaron <${copied}>`]);
});

test('messages are passed on without a word, and nothing at all is not sent', async () => {
  const asked = await begun('Both lamps are broken.');
  await expect(ask(asked, { text: ' ' })).rejects.toMatchObject({ type: 'invalid' });
  await ask(asked, { text: '', marked: true, quotes: [asked.message] });
  expect((await mailTo(asked.hans)).text).toContain('Both lamps are broken.');
});

test('what is taken back comes whole, also what a colleague wrote, and that stands in the log', async () => {
  const asked = await begun();
  const { conversation, hans, message } = asked;
  const copies = [{ address: `copy-${hans}`, name: 'Copy', kind: 'bcc' }];
  const side = await ask(asked, { undoFor: 30, quotes: [message], copies, text: 'Where is **it**?', marked: true });
  const ben = await colleague('Ben');
  const named = { id: conversation, side: side.id, message: side.messages[0]!.id };
  const back = await ben.call(sides.recallFromSide, named);
  expect(back).toMatchObject({
    marked: 'Where is **it**?',
    subject: 'Parcel 4711',
    quotes: [message],
    copies,
    begun: true,
  });
  expect(back.to).toEqual({ name: 'Hans', address: hans });
  const { items } = await owner.call(listAudit, {});
  const cancelled = items.find(({ action }) => action === 'side.cancel');
  expect(cancelled).toMatchObject({ detail: { author: 'Ada Lovelace' } });
});
