import { expect, test } from 'vitest';
import { openKeyring } from '#platform';
import { automaticReason } from './automatic.ts';
import { wordsOfFate, worstFate } from './bounces/fates.ts';
import { readReport } from './bounces/read-report.ts';
import { ownMailId, messageOfMailId } from './threading/own-mail-id.ts';
import { readMail, Unreadable } from './read-mail.ts';

const keyring = openKeyring(['a master key of at least thirty-two letters']);

function raw(head: string, body = 'Hello'): Buffer {
  return Buffer.from(`From: Ann <ANN@customer.example>\n${head}\n\n${body}\n`.replaceAll('\n', '\r\n'));
}

test('words, people and ids of a mail', async () => {
  const mail = await readMail(
    raw(
      [
        'To: Desk <desk+abc@shop.example>, team: x@y.example;',
        'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
        'Message-ID: <one@customer.example>',
        'In-Reply-To: <two@shop.example>',
        'References: <three@shop.example>\n <two@shop.example>',
        'Delivered-To: alias@shop.example',
      ].join('\n'),
    ),
  );
  expect(mail).toMatchObject({
    from: { address: 'ann@customer.example', name: 'Ann' },
    subject: 'Grüße',
    mailId: 'one@customer.example',
    inReplyTo: ['two@shop.example'],
    references: ['three@shop.example', 'two@shop.example'],
    recipients: ['desk+abc@shop.example', 'x@y.example', 'alias@shop.example'],
    text: 'Hello',
    html: null,
  });
});

test('HTML is cut down to words and pictures, and gives the text when there is none', async () => {
  const mail = await readMail(
    raw(
      'Content-Type: text/html; charset=utf-8',
      `<style>p{color:red}</style><p onclick="steal()">Dear&nbsp;desk,<br>see <a href="https://shop.example/x">my order</a></p>
       <ul><li>one</li><li>two</li></ul><script>alert(1)</script><img src="http://spy.example/p.gif"><form><input name=a></form>
       <a href="javascript:alert(1)">bad</a>`,
    ),
  );
  expect(mail.html).not.toMatch(/script|onclick|<style|<form|<input/);
  expect(mail.html).toContain('rel="noopener noreferrer nofollow"');
  expect(mail.text).toBe('Dear desk,\nsee my order (https://shop.example/x)\n\n- one\n- two\n\nbad');
});

test('letters without a charset are read as what they most likely are', async () => {
  const latin = Buffer.concat([Buffer.from('From: a@b.example\r\nSubject: '), Buffer.from([0x67, 0x72, 0xfc, 0xdf])]);
  const mail = await readMail(
    Buffer.concat([latin, Buffer.from('\r\n\r\nSch'), Buffer.from([0xf6]), Buffer.from('n\0\r\n')]),
  );
  expect(mail).toMatchObject({ subject: 'grüß', text: 'Schön' });
});

test('nobody to answer is unreadable', async () => {
  await expect(readMail(Buffer.from('Subject: x\r\n\r\nHello'))).rejects.toThrow(Unreadable);
});

test.each([
  ['Auto-Submitted: auto-replied', /auto-replied/],
  ['Precedence: bulk', /bulk/],
  ['List-Id: <news.other.example>', /mailing list/],
  ['X-Auto-Response-Suppress: All', /Suppress/],
  ['Return-Path: <>', /return path/],
  ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x', /report/],
  ['Auto-Submitted: no', undefined],
  ['List-Id: <desk.shop.example>', undefined],
  ['X-Mailer: Any', undefined],
])('%s', async (head, reason) => {
  const { headers, from } = await readMail(raw(head));
  const said = automaticReason({ headers, sender: from.address, returnPath: undefined, own: ['desk@shop.example'] });
  if (reason === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(reason);
});

test('an id of ours names the message and nobody else can make one', () => {
  const message = crypto.randomUUID();
  const id = ownMailId(keyring, message, 'shop.example');
  expect(messageOfMailId(keyring, id)).toBe(message);
  expect(ownMailId(keyring, message, 'shop.example')).toBe(id);
  const other = crypto.randomUUID().replaceAll('-', '');
  expect(messageOfMailId(keyring, id.replace(/^[0-9a-f]{32}/, other))).toBeUndefined();
});

test('a report of a mail server names our message and why it came back', async () => {
  const message = crypto.randomUUID();
  const id = ownMailId(keyring, message, 'shop.example');
  const report = Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'It could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; ann@customer.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No such',
      ' user here',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${id}>`,
      'Subject: hello',
      '--b--',
    ].join('\r\n'),
  );
  const read = readReport(await readMail(report));
  expect(read).toMatchObject({
    kind: 'delivery',
    quoted: [id],
    fates: [{ action: 'failed', address: 'ann@customer.example' }],
  });
  expect(wordsOfFate(worstFate(read!)!)).toBe('The mailbox does not exist (5.1.1): No such user here');
  expect(readReport(await readMail(raw('Subject: a person')))).toBeUndefined();
});
