import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samples } from '#test/mails/samples.ts';
import { file, together, words, writeMail } from '#test/mails/write-mail.ts';
import { decodeMail, Unreadable } from './decode-mail.ts';
import { readMail } from './read-mail.ts';

const from = 'From: Ann <ann@customer.example>';

/** A mail by its lines, with the line ends of SMTP. */
function raw(...lines: string[]): Buffer {
  return Buffer.from([from, ...lines].join('\r\n'), 'latin1');
}

const mixed = 'Content-Type: multipart/mixed; boundary="b"';
const pdf = ['--b', 'Content-Type: application/pdf; name=a.pdf', 'Content-Transfer-Encoding: base64', '', 'JVBERi0='];

test.each(samples())('$name: every file comes out, and the words', ({ raw: bytes, files, says }) => {
  const mail = decodeMail(bytes);
  expect(mail.files).toHaveLength(files);
  expect(mail.text).toContain(says);
  for (const { bytes: content } of mail.files) expect(content.length).toBeGreaterThan(0);
});

type Odd = { what: string; mail: Buffer; text: string; files?: string[] };

const odd: Odd[] = [
  { what: 'line ends of Unix', mail: Buffer.from(`${from}\nSubject: x\n\nHello\n`), text: 'Hello' },
  {
    what: 'the first line of an mbox',
    mail: Buffer.from(`From ann@x Fri Nov 20 10:00:00 2026\n${from}\n\nHello\n`),
    text: 'Hello',
  },
  {
    what: 'no blank line after the headers',
    mail: raw('Subject: x', 'Hello desk,', 'where is my parcel?', 'Note: it was blue.'),
    text: 'Hello desk,\nwhere is my parcel?\nNote: it was blue.',
  },
  {
    what: 'a line among the headers that is none',
    mail: raw('Subject: x', 'broken line', 'To: desk@shop.example', '', 'Hello'),
    text: 'Hello',
  },
  { what: 'no body', mail: raw('Subject: x'), text: '' },
  { what: 'no body but a file', mail: raw(mixed, '', ...pdf, '--b--'), text: '', files: ['a.pdf'] },
  {
    what: 'another boundary than it says',
    mail: raw(
      'Content-Type: multipart/mixed; boundary="a"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Hello',
      ...pdf,
      '--b--',
    ),
    text: 'Hello',
    files: ['a.pdf'],
  },
  {
    what: 'no boundary at all',
    mail: raw('Content-Type: multipart/mixed', '', 'Hello, I write by hand.'),
    text: 'Hello, I write by hand.',
  },
  { what: 'no closing boundary', mail: raw(mixed, '', '--b', '', 'Hello', ...pdf), text: 'Hello', files: ['a.pdf'] },
  {
    what: 'parts behind the closing boundary',
    mail: raw(mixed, '', '--b', '', 'Hello', '--b--', '', ...pdf, '--b--'),
    text: 'Hello',
    files: ['a.pdf'],
  },
  {
    what: 'headers that stand twice',
    mail: raw(
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Subject: one',
      'Subject: two',
      '',
      '<b>Hello</b>',
    ),
    text: '<b>Hello</b>',
  },
  {
    what: 'words that only call themselves base64',
    mail: raw('Content-Transfer-Encoding: base64', '', 'Hello desk, this is no base64.'),
    text: 'Hello desk, this is no base64.',
  },
  {
    what: 'base64 padded in every line',
    mail: raw('Content-Transfer-Encoding: base64', '', 'SGVsbG8=', 'IGRlc2s=', ''),
    text: 'Hello desk',
  },
  {
    what: 'quoted-printable that is broken',
    mail: raw(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '50=25 off = =',
      'caf=C3=A9=zz =3',
    ),
    text: '50% off = café=zz =3',
  },
  { what: 'a type of which nobody knows', mail: raw('Content-Type: text', '', 'Hello'), text: 'Hello' },
  {
    what: 'only HTML under a multipart without parts',
    mail: raw('Content-Type: multipart/related; boundary=x', '', '<html><body><p>Hello</p></body></html>'),
    text: 'Hello',
  },
  {
    what: 'a text file beside the words',
    mail: raw(
      mixed,
      '',
      '--b',
      '',
      'Hello',
      '--b',
      'Content-Type: text/plain; name=log.txt',
      'Content-Disposition: inline; filename=log.txt',
      '',
      'line',
      '--b--',
    ),
    text: 'Hello',
    files: ['log.txt'],
  },
  {
    what: 'an empty file',
    mail: raw(mixed, '', '--b', '', 'Hello', '--b', 'Content-Type: image/png; name=e.png', '', '', '--b--'),
    text: 'Hello',
    files: ['e.png'],
  },
];

test('layout that calls itself plain text is layout; a line of it among words is words', () => {
  const all = decodeMail(raw('Content-Type: text/plain', '', '<html><body><p>Dear <b>desk</b></p></body></html>'));
  expect(all).toMatchObject({ text: 'Dear desk', html: '<p>Dear <b>desk</b></p>' });
  const asks = decodeMail(raw('Content-Type: text/plain', '', 'What does this do?', '<p>Hello</p>'));
  expect(asks).toMatchObject({ text: 'What does this do?\n<p>Hello</p>', html: null });
});

test('a part in which no head ends is all words', () => {
  const hello = ['--b', '', 'Hello'];
  const words = 'x'.repeat(2_200_000);
  const { text, files } = decodeMail(raw(mixed, '', ...hello, '--b', words, '--b--'));
  expect(text).toMatch(/^Hello\nx{1000}/);
  expect(files.map(({ name, bytes }) => ({ name, size: bytes.length }))).toEqual([
    { name: 'whole-message.txt', size: words.length + 6 },
  ]);
  const lines = 'A line of words.\r\n'.repeat(130_000);
  expect(decodeMail(raw(mixed, '', '--b', 'Content-Language: en', lines, '--b--')).text).toMatch(/^A line of words\./);
});

test.each(odd)('$what', ({ mail: bytes, text, files = [] }) => {
  const mail = decodeMail(bytes);
  expect(mail.text).toBe(text);
  expect(mail.files.map(({ name }) => name)).toEqual(files);
});

test.each([
  ["filename*=utf-8''Rechnung%20f%C3%BCr%20M%C3%A4rz.pdf", 'Rechnung für März.pdf'],
  ['filename*0*=utf-8\'\'Rech%6Eung%20f; filename*1*=%C3%BCr; filename*2=" M.pdf"', 'Rechnung für M.pdf'],
  ["filename*0*=iso-8859-1''%FCb; filename*1*=er.txt; filename=x", 'über.txt'],
  ['filename="=?utf-8?B?R3LDvMOfZS5wZGY=?="', 'Grüße.pdf'],
  ['filename==?iso-8859-1?Q?gr=FC=DFe.pdf?=', 'grüße.pdf'],
  ['filename=my holiday (1).pdf', 'my holiday (1).pdf'],
  ['filename="C:\\folder\\new.pdf"', 'new.pdf'],
  ['filename="never ends.pdf', 'never ends.pdf'],
  ['filename="a;b.pdf"; size=3', 'a;b.pdf'],
  ["filename*=nobody''gr%FC%DFe.pdf; filename=plain.pdf", 'grüße.pdf'],
  ['filename=""', 'file-1.bin'],
])('the name of a file: %s', (disposition, name) => {
  const mail = decodeMail(
    raw(
      mixed,
      '',
      '--b',
      `Content-Disposition: attachment; ${disposition}`,
      'Content-Type: application/octet-stream',
      '',
      'x',
      '--b--',
    ),
  );
  expect(mail.files.map((each) => each.name)).toEqual([name]);
});

test('many mails at the same time get each their own files', async () => {
  const one = (n: number) =>
    writeMail(
      [`From: c${n}@customer.example`, `Subject: ${n}`],
      together('mixed', [words(`words ${n}`), file(`f${n}.bin`, 'application/x-own', { bytes: `bytes ${n}` })]),
    );
  const mails = await Promise.all(Array.from({ length: 30 }, (_, n) => readMail(one(n))));
  for (const [n, mail] of mails.entries()) {
    expect(mail.text).toBe(`words ${n}`);
    expect(mail.files.map(({ name, bytes }) => `${name} ${bytes.toString()}`)).toEqual([`f${n}.bin bytes ${n}`]);
  }
});

test('who is written by when nobody says so', () => {
  const bytes = (...lines: string[]) => Buffer.from([...lines, 'Subject: x', '', 'Hello'].join('\r\n'));
  const sender = (mail: Buffer, path?: string) => decodeMail(mail, path).from.address;
  expect(sender(bytes('Sender: a@x.example'))).toBe('a@x.example');
  expect(sender(bytes('From: (nobody)', 'Reply-To: Ann <b@x.example>'))).toBe('b@x.example');
  expect(sender(bytes('Return-Path: <c@x.example>'))).toBe('c@x.example');
  expect(sender(bytes('X-Other: 1'), 'd@x.example')).toBe('d@x.example');
  expect(decodeMail(bytes('Reply-To: b@x.example')).marks).toMatchObject([{ kind: 'mended' }]);
  expect(() => sender(bytes('X-Other: 1'))).toThrow(Unreadable);
});

test('quotes that programs leave around a name are no part of it, those of a name are', () => {
  const name = (from: string) => decodeMail(Buffer.from(`From: ${from}\r\nSubject: x\r\n\r\nHello`)).from.name;
  expect(name(`"'Ann Bell'" <a@x.example>`)).toBe('Ann Bell');
  expect(name(`=?utf-8?Q?=E2=80=9CAnn_Bell=E2=80=9D?= <a@x.example>`)).toBe('Ann Bell');
  expect(name(`"Ann 'Annie' Bell" <a@x.example>`)).toBe("Ann 'Annie' Bell");
  expect(name(`"'Tis 'Ann'" <a@x.example>`)).toBe("'Tis 'Ann'");
  expect(name(`"Ann O'" <a@x.example>`)).toBe("Ann O'");
});

test('a thousand recipients, and a head of ten thousand lines', () => {
  const people = Array.from({ length: 1000 }, (_, n) => `"Person ${n}" <p${n}@x.example>`).join(',\r\n ');
  const received = Array.from({ length: 10_000 }, (_, n) => `Received: from a${n} by b`).join('\r\n');
  const mail = decodeMail(raw(`To: ${people}`, received, '', 'Hello'));
  expect(mail.to).toHaveLength(1000);
  expect(mail.text).toBe('Hello');
});

test('pictures keep their places: named by the layout, among plain words, written into the layout', () => {
  const by = (name: string) => decodeMail(samples().find((sample) => sample.name === name)!.raw);
  const placed = (name: string) =>
    [...(by(name).html ?? '').matchAll(/src="cid:([^"]+)"/g)].map(
      ([, id]) => by(name).files.find(({ contentId }) => contentId === id)?.name,
    );
  expect(placed('pictures in their places')).toEqual(['lamp.png', 'logo.png']);
  expect(placed('words, picture, words')).toEqual(['IMG_1.png', 'IMG_2.png']);
  expect(placed('a picture written into the layout')).toEqual(['picture-1.png']);
  expect(by('words, picture, words').html).toMatch(/looked:[\s\S]*IMG_1[\s\S]*now:[\s\S]*IMG_2[\s\S]*Sent from/);
});

test('whatever comes is read or refused with a reason, and quickly', () => {
  const token = fc.constantFrom(
    '\r\n',
    '\n',
    '--b',
    '--b--',
    ': ',
    ';',
    '=',
    '"',
    '(',
    '=?utf-8?B?',
    '?=',
    'Content-Type: ',
    'multipart/mixed; boundary=b',
    'text/html',
    '<div>',
    'begin 644 x',
    'charset=',
    "name*0*=utf-8''%",
    'base64',
    '\0',
    '\u00FF',
    'BEGIN:VEVENT',
  );
  const soup = fc.array(fc.oneof({ weight: 3, arbitrary: token }, fc.string({ maxLength: 12 })), { maxLength: 60 });
  fc.assert(
    fc.property(soup, (parts) => {
      const bytes = Buffer.concat([Buffer.from(`${from}\r\n`), Buffer.from(parts.join(''), 'latin1')]);
      try {
        decodeMail(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
      }
    }),
    { numRuns: 400 },
  );
});

const long = 300_000;

test.each([
  ['a parameter of quotes', `Content-Type: text/plain; name="${'\\"'.repeat(long)}`],
  ['comments in comments', `Content-Type: text/plain ${'('.repeat(long)}`],
  ['encoded words that never end', `Subject: ${'=?utf-8?Q?'.repeat(long / 10)}`],
  ['addresses', `To: ${'<a@b'.repeat(long / 4)}`],
  ['semicolons', `Content-Disposition: attachment${';a*1*=b'.repeat(long / 8)}`],
])('%s cost no time', (_, line) => {
  const began = performance.now();
  decodeMail(raw(line, '', 'Hello'));
  expect(performance.now() - began).toBeLessThan(3_000);
});

test.each([
  ['lines that begin files', 'text/plain', 'begin 644 x\nM0\n'],
  ['pictures within pictures', 'text/html', '<img src='],
  ['unclosed styles', 'text/html', '<style><!--'],
  ['armour', 'text/plain', '-----BEGIN PGP '],
  ['events', 'text/calendar', 'BEGIN:VEVENT\nDTSTART;TZID=x:20260101T000000\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n'],
  [
    'zones',
    'text/calendar',
    'BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=x:20260101T000000\nEND:VEVENT\n',
  ],
])('%s cost no time', (_, type, piece) => {
  const began = performance.now();
  decodeMail(raw(`Content-Type: ${type}`, '', piece.repeat(long / piece.length)));
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('what is longer than anybody writes is shown from its beginning and kept whole', () => {
  const text = 'Hello desk, hello desk.\r\n'.repeat(400_000);
  const mail = decodeMail(raw('Content-Type: text/plain', '', text));
  expect(mail.text).toMatch(/^Hello desk, hello desk\.\nHello/);
  expect(mail.text.length).toBeLessThan(600_000);
  expect(mail.files).toMatchObject([{ name: 'whole-message.txt', bytes: { length: text.length } }]);
  expect(mail.marks).toMatchObject([{ kind: 'mended' }]);
  const layout = decodeMail(raw('Content-Type: text/html', '', `<p>Hello</p>${'<b>x</b>'.repeat(400_000)}`));
  expect(layout).toMatchObject({ html: null, files: [{ name: 'whole-message.html' }] });
  const pictures = decodeMail(raw('Content-Type: text/html', '', '<img src="data:image/png;base64,AAAA">'.repeat(500)));
  expect(pictures.files).toHaveLength(150);
});

test('a file of which only the name came is named, not called broken', () => {
  const part = (name: string, way: string) => [
    '--b',
    `Content-Type: image/png; name=${name}`,
    `Content-Transfer-Encoding: ${way}`,
    '',
    '',
  ];
  const mail = decodeMail(raw(mixed, '', ...part('a.png', 'base64'), ...part('b.png', 'x-uuencode'), '--b--'));
  expect(mail.files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ['a.png', 0],
    ['b.png', 0],
  ]);
  expect(mail.marks).toEqual([{ kind: 'mended', what: '2 files came empty.' }]);
});

test('no name and no subject turns the direction of what stands beside it', () => {
  const turned = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
  const mail = decodeMail(
    Buffer.from(
      `From: ${turned('Ann\u202E nnA')} <ann@customer.example>\r\nSubject: ${turned('bill \u202Egpj.exe\u0007')}\r\n\r\nx`,
    ),
  );
  expect(mail).toMatchObject({ from: { name: 'Ann nnA' }, subject: 'bill gpj.exe' });
});

test('a sender of another machine, whom no answer finds, is said in words', () => {
  const mail = Buffer.from('From: root@build7\r\nSubject: cron\r\n\r\ndone');
  expect(() => decodeMail(mail, 'root@build7')).toThrow('This mail names no sender that could be answered.');
});
