import { png } from './png.ts';
import { writeTnef } from './tnef.ts';
import { base64, file, together, words, writeMail, type Part } from './write-mail.ts';

/** A mail of the kind that arrives somewhere every day, and what must come out of it. */
export interface Sample {
  name: string;
  raw: Buffer;
  /** Files a person finds on the message. */
  files: number;
  /** Words that must be found in its text. */
  says: string;
}

const photo = png(320, 180, [70, 140, 210]);
const screenshot = png(420, 160, [210, 120, 60]);
const logo = png(120, 40, [60, 160, 110]);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

function head(subject: string, from = 'Amina Otieno <amina@customer.example>'): string[] {
  return [
    `From: ${from}`,
    'To: Desk <desk@shop.example>',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(/\W/g, '')}@customer.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0300',
  ];
}

function inline(name: string, bytes: Buffer, id?: string): Part {
  const more = [
    'Content-Disposition: inline; filename="' + name + '"',
    ...(id === undefined ? [] : [`Content-ID: <${id}>`]),
  ];
  return file(name, 'image/png', { bytes, more });
}

export function calendar(lines: string[], method = 'REQUEST'): string {
  const zone = [
    ...['BEGIN:VTIMEZONE', 'TZID:E. Africa Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
    ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const event = ['BEGIN:VEVENT', 'UID:1@customer.example', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
  return [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'VERSION:2.0',
    'PRODID:-',
    ...zone,
    ...event,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const visit = [
  'SUMMARY:Visit of the fitter\\, second floor',
  'DTSTART;TZID=E. Africa Standard Time:20261124T100000',
  'DTEND;TZID=E. Africa Standard Time:20261124T113000',
  'LOCATION:14 Riverside Drive\\, Nairobi',
  'ORGANIZER;CN=Amina Otieno:mailto:amina@customer.example',
  'ATTENDEE;CN=Desk:mailto:desk@shop.example',
  'ATTENDEE;CN=Ben:mailto:ben@customer.example',
  'DESCRIPTION:Please ring twice.\\nThe dog is friendly.',
];

const layout = `<html><body><p>Dear desk,</p><p>the <b>lamp</b> came <span style="color:#b00">broken</span>:</p>
<p><img src="cid:shot@x" alt="The broken lamp"></p><p>Could you send another?</p>
<table border="1" cellpadding="6"><tr><td>Order</td><td>4711</td></tr></table>
<p><img src="cid:logo@x" width="120"></p></body></html>`;

const newsletter = `<html><body><h2>Your parcel is on its way</h2>
<p><img src="https://pictures.shop.example/parcel.png" width="300" height="120" alt="Parcel"></p>
<p>It comes on Tuesday. <a href="https://shop.example/track">Follow it</a></p>
<img src="https://track.shop.example/open.gif" width="1" height="1"></body></html>`;

const nested = writeMail(
  [
    'From: Ben <ben@other.example>',
    'To: amina@customer.example',
    'Subject: The first answer',
    'Date: Thu, 19 Nov 2026 09:00:00 +0300',
  ],
  together('mixed', [words('Nobody answered me last week.'), file('bill.pdf', 'application/pdf', { bytes: pdf })]),
);

const armour = (kind: string, text: string) =>
  `-----BEGIN PGP ${kind}-----\n\n${base64(text)}\n=abcd\n-----END PGP ${kind}-----\n`;

function uuencoded(name: string, bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const piece = Buffer.concat([bytes.subarray(at, at + 45), Buffer.alloc(2)]);
    const length = Math.min(45, bytes.length - at);
    let line = String.fromCharCode(32 + length);
    for (let group = 0; group < Math.ceil(length / 3); group += 1) {
      const bits = piece.readUIntBE(group * 3, 3);
      for (const shift of [18, 12, 6, 0]) line += String.fromCharCode(((bits >> shift) & 63) + 32).replace(' ', '`');
    }
    lines.push(line);
  }
  return `begin 644 ${name}\n${lines.join('\n')}\n\`\nend\n`;
}

function sealed(): Sample[] {
  return [
    {
      name: 'signed with S/MIME',
      raw: writeMail(
        head('Contract, signed'),
        together('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
          words('Here is my word on the contract.'),
          file('smime.p7s', 'application/pkcs7-signature', { bytes: 'signature' }),
        ]),
      ),
      files: 1,
      says: 'Here is my word',
    },
    {
      name: 'encrypted with OpenPGP',
      raw: writeMail(
        head('...'),
        together('encrypted; protocol="application/pgp-encrypted"', [
          { head: ['Content-Type: application/pgp-encrypted'], body: 'Version: 1\n' },
          { head: ['Content-Type: application/octet-stream; name="encrypted.asc"'], body: armour('MESSAGE', 'secret') },
        ]),
      ),
      files: 2,
      says: '',
    },
    {
      name: 'armour in the text',
      raw: writeMail(
        head('Signed by hand'),
        words(`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nI agree.\n${armour('SIGNATURE', 'x')}`),
      ),
      files: 0,
      says: 'I agree.',
    },
  ];
}

function wrapped(): Sample[] {
  const tnef = writeTnef({
    files: [
      { name: 'Rechnung für März.pdf', bytes: pdf },
      { name: 'photo.png', bytes: photo },
    ],
    html: '<p>The bill is <b>wrong</b>, see the file.</p>',
  });
  return [
    {
      name: 'winmail.dat',
      raw: writeMail(
        head('From Outlook'),
        together('mixed', [words(''), file('winmail.dat', 'application/ms-tnef', { bytes: tnef })]),
      ),
      files: 2,
      says: 'The bill is wrong',
    },
    {
      name: 'uuencoded within the text',
      raw: writeMail(
        head('Old program'),
        words(
          `Two files from 1995:\n${uuencoded('lamp.png', logo)}and\n${uuencoded('note.txt', Buffer.from('hello'))}That is all.`,
        ),
      ),
      files: 2,
      says: 'Two files from 1995:\nand\nThat is all.',
    },
    {
      name: 'a mail within a mail',
      raw: writeMail(
        head('Forwarded as a file'),
        together('mixed', [
          words('See what I wrote before.'),
          {
            head: ['Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="first answer.eml"'],
            body: nested,
          },
        ]),
      ),
      files: 1,
      says: 'See what I wrote before.',
    },
    {
      name: 'nothing but a mail within',
      raw: writeMail(head('Fwd'), { head: ['Content-Type: message/rfc822'], body: nested }),
      files: 1,
      says: 'Nobody answered me last week.',
    },
  ];
}

function invited(): Sample[] {
  return [
    {
      name: 'an invitation',
      raw: writeMail(
        head('Invitation: visit of the fitter'),
        together('mixed', [
          together('alternative', [
            words('You are invited.'),
            words('<p>You are <i>invited</i>.</p>', 'text/html; charset=utf-8'),
            words(calendar(visit), 'text/calendar; charset=utf-8; method=REQUEST'),
          ]),
          file('invite.ics', 'application/ics', { bytes: calendar(visit) }),
        ]),
      ),
      files: 2,
      says: 'You are invited.',
    },
    {
      name: 'a cancelled appointment',
      raw: writeMail(
        head('Cancelled: fair'),
        together('mixed', [
          words('We cannot come.'),
          file('fair.ics', 'text/calendar', {
            bytes: calendar(
              [
                'SUMMARY:Fair',
                'DTSTART;VALUE=DATE:20261201',
                'DTEND;VALUE=DATE:20261204',
                'RRULE:FREQ=YEARLY;COUNT=3',
                'STATUS:CANCELLED',
              ],
              'CANCEL',
            ),
          }),
        ]),
      ),
      files: 1,
      says: 'We cannot come.',
    },
  ];
}

function pictured(): Sample[] {
  return [
    {
      name: 'pictures in their places',
      raw: writeMail(
        head('Broken lamp'),
        together('mixed', [
          together('related', [
            together('alternative', [
              words('Dear desk,\nthe lamp came broken.'),
              words(layout, 'text/html; charset=utf-8'),
            ]),
            inline('lamp.png', screenshot, 'shot@x'),
            inline('logo.png', logo, 'logo@x'),
          ]),
          file('receipt.pdf', 'application/pdf', { bytes: pdf }),
        ]),
      ),
      files: 3,
      says: 'the lamp came broken.',
    },
    {
      name: 'words, picture, words',
      raw: writeMail(
        head('From my phone'),
        together('mixed', [
          words('This is how it looked:'),
          inline('IMG_1.png', photo),
          words('and this is now:'),
          inline('IMG_2.png', screenshot),
          words('Sent from my phone'),
        ]),
      ),
      files: 2,
      says: 'This is how it looked:\nand this is now:\nSent from my phone',
    },
    {
      name: 'pictures from the web',
      raw: writeMail(head('Your parcel', 'Shop <news@parcels.example>'), words(newsletter, 'text/html; charset=utf-8')),
      files: 0,
      says: 'It comes on Tuesday.',
    },
    {
      name: 'a picture written into the layout',
      raw: writeMail(
        head('Pasted'),
        words(`<p>Look:</p><img src="data:image/png;base64,${photo.toString('base64')}"><p>Right?</p>`, 'text/html'),
      ),
      files: 1,
      says: 'Look:',
    },
    {
      name: 'a placeholder instead of the picture',
      raw: writeMail(
        head('Apple'),
        together('related', [
          words('<p>Two files</p><attachment src="cid:a1@x"></attachment><attachment id="2">', 'text/html'),
          file('one.pdf', 'application/pdf', {
            bytes: pdf,
            more: ['Content-ID: <a1@x>', 'Content-Disposition: inline; filename="one.pdf"'],
          }),
          file('two.png', 'image/png', {
            bytes: photo,
            more: ['Content-ID: <a2@x>', 'Content-Disposition: inline; filename="two.png"'],
          }),
        ]),
      ),
      files: 2,
      says: 'Two files',
    },
  ];
}

/** Every kind of mail with something beside its words. */
export function samples(): Sample[] {
  return [...pictured(), ...invited(), ...sealed(), ...wrapped()];
}
