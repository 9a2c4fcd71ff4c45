import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';
import { headAt } from './raw-head.ts';

const crlf = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));

const invoice = crlf(`From: ann@customer.example
Subject: =?utf-8?q?Rechnung_f=C3=BCr?=
 March
Content-Type: multipart/mixed; boundary="out;er"

Ignored.
--out;er
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain

Hello
--in
Content-Type: text/html

<p>Hello</p>
--in--
--out;er
Content-Type: application/pdf; name=old.pdf
Content-Disposition: attachment; filename*0*=utf-8''Gr%C3%BC;
 filename*1*=%C3%9Fe.pdf
Content-Transfer-Encoding: base64

AAAA
--out;er
Content-Type: message/rfc822

Subject: Inside

Words
--out;er--
Epilogue
`);

test('the parts of a mail stand as they are nested, with their names and sizes', () => {
  const { parts, more } = partsOf(invoice);
  expect(parts.map(({ depth, type, name }) => [depth, type, name])).toEqual([
    [0, 'multipart/mixed', null],
    [1, 'multipart/alternative', null],
    [2, 'text/plain', null],
    [2, 'text/html', null],
    [1, 'application/pdf', 'Grüße.pdf'],
    [1, 'message/rfc822', null],
    [2, 'text/plain', null],
  ]);
  expect(parts[2]?.size).toBe('Hello\r\n'.length);
  expect(parts[4]).toMatchObject({ encoding: 'base64', disposition: 'attachment', size: 'AAAA\r\n'.length });
  expect(more).toBe(false);
  expect(headAt(invoice, 0).fields[1]).toEqual({ name: 'Subject', value: '=?utf-8?q?Rechnung_f=C3=BCr?= March' });
});

test('whatever a stranger thinks of is looked through in no time and cut', () => {
  const nested = Array.from(
    { length: 4_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  ).join('');
  const borders = `Content-Type: multipart/mixed; boundary=b\n\n${'\n--b'.repeat(2_000_000)}`;
  const many = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`;
  const inMails = 'Content-Type: message/rfc822\n\n'.repeat(50_000);
  for (const mail of [nested, borders, many, inMails, '', '\n', ':', '--', `X: ${'a'.repeat(5_000_000)}`]) {
    const began = performance.now();
    const { parts, more } = partsOf(Buffer.from(mail));
    expect(parts.length).toBeLessThanOrEqual(300);
    if (mail.length > 6_000_000) expect(more).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});
