import { head, logo, pdf, photo, type Sample } from './sample.ts';
import { writeTnef } from './tnef.ts';
import { file, together, words, writeMail } from './write-mail.ts';

const nested = writeMail(
  [
    'From: Ben <ben@other.example>',
    'To: amina@customer.example',
    'Subject: The first answer',
    'Date: Thu, 19 Nov 2026 09:00:00 +0300',
  ],
  together('mixed', [words('Nobody answered me last week.'), file('bill.pdf', 'application/pdf', { bytes: pdf })]),
);

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

/** Files and mails within something else. */
export function wrapped(): Sample[] {
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
