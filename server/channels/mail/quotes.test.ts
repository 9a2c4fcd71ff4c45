import { expect, test } from 'vitest';
import { changeMailAccount, listChannels } from '#core/contract/channels.ts';
import { changeCustomer, getCustomer } from '#core/contract/customers.ts';
import { noteOnConversation } from '#core/contract/desk.ts';
import { searchConversations } from '#core/contract/search.ts';
import { visibleText, type Span } from '#core/channels/quotes/span.ts';
import { decodeMail } from './decode-mail.ts';
import { loopsStage } from './loops-stage.fixture.ts';

const { owner, app, mailbox, arriveBytes, item, shown, write } = await loopsStage();

let count = 0;

async function shownItem(thread: string, message: string) {
  const { items } = await shown(thread);
  const found = items.find((each) => each.type === 'message' && each.id === message);
  if (found?.type !== 'message') throw new Error(`no message ${message}`);
  return found;
}

async function arrive(body: string, more: { html?: boolean; subject?: string; from?: string } = {}) {
  const { html = false, subject = `Question ${++count}`, from = `ann${count}@customer.example` } = more;
  const head = [
    `From: Anna Berg <${from}>`,
    'To: desk@shop.example',
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@customer.example>`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
  ];
  const { thread, message } = await arriveBytes(Buffer.from([...head, '', body].join('\r\n')));
  return { thread, message, item: await item(message) };
}

const kinds = (text: string, spans: readonly Span[]) =>
  spans.map(({ from, to, kind }) => [kind, text.slice(from, to).trim()]);

const outlook = [
  'Bitte an die neue Adresse liefern.',
  '',
  '-- ',
  'Anna Berg',
  'Berg GmbH',
  '',
  'Von: Acme <desk@shop.example>',
  'Gesendet: Freitag, 3. Mai 2024 10:11',
  'An: Anna Berg',
  'Betreff: Adresse',
  '',
  'Wohin mit der Standuhr?',
].join('\n');

test('quotes and signatures are told apart and nothing is taken away; lists show what was said, the search finds all', async () => {
  const { thread, message } = await arrive(outlook);
  const mail = await shownItem(thread, message);
  expect(mail.text).toBe(outlook);
  expect(kinds(mail.text, mail.spans).map(([kind]) => kind)).toEqual(['visible', 'signature', 'quoted']);
  expect(kinds(mail.text, mail.spans)[2]?.[1]).toMatch(/^Von: Acme[^]*Standuhr\?$/);
  const { items } = await owner.call(searchConversations, { q: 'Standuhr' });
  expect(items.map(({ id, latest }) => [id, latest?.text])).toEqual([[thread, 'Bitte an die neue Adresse liefern.']]);
});

test('a message from before has its spans when somebody reads it', async () => {
  const { item: mail, message } = await arrive(outlook);
  await app.owner.query(`update channels.message set spans = null where text = $1`, [outlook]);
  expect((await item(message)).spans).toEqual(mail.spans);
});

test('answers between the quoted lines and quoted facts stay in sight', async () => {
  const between = '> Welche Farbe?\nGrün.\n\n> Welche Größe?\nGroß.\n\n> Gruß\n> Tom';
  const [{ item: answers }, { item: fact }] = await Promise.all([
    arrive(between),
    arrive('Your page says:\n\n> Two days\n\nI wait for nine. Why?'),
  ]);
  expect(visibleText(answers.text, answers.spans)).toBe('> Welche Farbe?\nGrün.\n\n> Welche Größe?\nGroß.');
  expect(visibleText(fact.text, fact.spans)).toBe(fact.text);
});

test('a block set in by HTML does not cut the mail, and a footer below a quote goes with it', async () => {
  const [{ item: laidOut }, { item: cited }, { item: scanned }] = await Promise.all([
    arrive(
      '<p>My address is now</p><blockquote style="margin-left:40px">Mill Lane 7</blockquote><p>Send it there.</p>',
      { html: true },
    ),
    arrive(
      '<p>Ja.</p><div class="moz-cite-prefix">Am 03.05.24 um 10:11 schrieb Acme:</div>' +
        '<blockquote type="cite"><p>Passt es?</p></blockquote>',
      { html: true },
    ),
    arrive(
      'Nein.\n\nAm 03.05.24 um 10:11 schrieb Acme:\n> Passt es?\n\n-- \nDiese E-Mail wurde von Avast auf Viren geprüft.',
    ),
  ]);
  expect(visibleText(laidOut.text, laidOut.spans)).toBe('My address is now\n\nMill Lane 7\n\nSend it there.');
  expect(visibleText(cited.text, cited.spans)).toBe('Ja.');
  expect(kinds(scanned.text, scanned.spans).map(([kind]) => kind)).toEqual(['visible', 'quoted', 'signature']);
});

test('a dash alone in a line, a list and a table cut nothing', async () => {
  const dashes = 'Two orders:\n-\nOrder 1\n--\nOrder 2\n- lamp\n- table\n---\nCount  3\n---\nWhere are they?';
  const { item: mail } = await arrive(dashes);
  expect(visibleText(mail.text, mail.spans)).toBe(dashes);
});

async function quoting(on: boolean): Promise<void> {
  const { items } = await owner.call(listChannels, {});
  const account = items.find(({ id }) => id === mailbox)!;
  const settings = { ...account.mail!, quoteAnswered: on };
  await owner.call(changeMailAccount, { id: mailbox, version: account.version, settings });
}

test('an answer can quote what it answers in the language of the customer, never a note, and comes back folded', async () => {
  const { thread } = await arrive(outlook, { from: 'anna@customer.example' });
  const { customer } = await shown(thread);
  const { version } = await owner.call(getCustomer, { id: customer.id });
  await owner.call(changeCustomer, { id: customer.id, version, language: 'de' });
  await owner.call(noteOnConversation, { id: thread, text: 'She is difficult.' });
  const { mail } = await write(thread, { kind: 'agent', purpose: 'reply' });
  const { text } = decodeMail(mail!.bytes);
  expect(text).toMatch(/^Sent \d+ by the agent\.\n\nAm \S+, \d+\. \S+ \d{4} um \d\d:\d\d Uhr schrieb Anna Berg <anna@/);
  expect(text).toMatch(/:\n> Bitte an die neue Adresse liefern\.$/);
  expect(mail!.text).not.toContain('difficult');
  const back = ['Danke!', '', 'Am 03.05.24 um 10:11 schrieb The Shop:', ...text.split('\n').map((line) => `> ${line}`)];
  const { item: again } = await arrive(back.join('\n'));
  expect(kinds(again.text, again.spans)).toEqual([
    ['visible', 'Danke!'],
    ['quoted', back.slice(2).join('\n')],
  ]);
  const asked = await write(thread, { kind: 'system', purpose: 'survey' });
  expect(decodeMail(asked.mail!.bytes).text).not.toContain('Adresse');
  await quoting(false);
  const plain = await write(thread, { kind: 'agent', purpose: 'reply' });
  expect(decodeMail(plain.mail!.bytes).text).toMatch(/^Sent \d+ by the agent\.$/);
  await quoting(true);
});
