import { dice, pick } from './dice.ts';

// Mails as a shop gets them, made of nothing but a number: the same number is always the same mail, in every process.

export const desk = 'desk@shop.example';
const customers = 3_000;

export interface Made {
  from: string;
  raw: Buffer;
  /** Its Message-ID without brackets. */
  id: string;
}

const words =
  `order parcel lamp table chair invoice delivery address broken missing late thanks please today tomorrow colour size return
  refund payment card account password website number photo box corner leg screw manual colleague phone morning evening week
  street garden kitchen small large blue green white oak walnut steel glass cable bulb switch shade`.split(/\s+/);
const matters = [
  'Where is my order',
  'Damaged on arrival',
  'Wrong colour',
  'Invoice wanted',
  'Return of',
  'Question about',
  'Cancel',
];

type Roll = () => number;

function sentence(roll: Roll): string {
  const text = Array.from({ length: 6 + Math.floor(roll() * 14) }, () => pick(roll, words)).join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

const paragraphs = (roll: Roll, most: number) =>
  Array.from({ length: 1 + Math.floor(roll() * most) }, () =>
    Array.from({ length: 1 + Math.floor(roll() * 4) }, () => sentence(roll)).join(' '),
  );

const letters = (roll: Roll, length: number) =>
  Buffer.from(Array.from({ length }, () => Math.floor(roll() * 256))).toString('base64');

const idOf = (number: number) => `m${number}.${(number * 2_654_435_761) % 4_294_967_296}@mail.customers.example`;

interface Head {
  roll: Roll;
  number: number;
  from: string;
  name: string;
  subject: string;
  more?: string[];
}

/** The way of the mail, its signature and what its program writes, as real mails carry them. */
function head({ roll, number, from, name, subject, more = [] }: Head): string {
  const date = new Date(Date.UTC(2026, 9, 1) + number * 61_000).toUTCString().replace('GMT', '+0000');
  const hops = Array.from(
    { length: 2 + Math.floor(roll() * 4) },
    (_, at) =>
      `Received: from mx${at}.customers.example (mx${at}.customers.example [192.0.2.${at + 1}])\r\n\tby mx${at + 1}.customers.example with ESMTPS id ${letters(roll, 9)}\r\n\tfor <${desk}>; ${date}`,
  );
  const signature = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customers.example; s=s1;\r\n\th=from:to:subject:date:message-id; bh=${letters(roll, 32)};\r\n\tb=${letters(roll, 128)}\r\n\t ${letters(roll, 128)}`;
  const lines = [
    ...hops,
    signature,
    `Message-ID: <${idOf(number)}>`,
    `Date: ${date}`,
    `From: ${name} <${from}>`,
    `To: Shop <${desk}>`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `X-Mailer: ${pick(roll, ['Apple Mail (2.3774)', 'Microsoft Outlook 16.0', 'Mozilla Thunderbird', 'K-9 Mail'])}`,
    ...more,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const plainHead = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
const htmlHead = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';

function html(text: readonly string[], weight: number): string {
  const style = `<style>${'.c{margin:0;padding:4px;font-family:Arial,sans-serif;color:#333}\n'.repeat(weight)}</style>`;
  const cell = (each: string) =>
    `<table width="100%" cellpadding="0"><tr><td class="c" style="font-size:14px;line-height:20px"><p>${each}</p></td></tr></table>`;
  return `<html><head>${style}</head><body>${text.map(cell).join('\r\n')}<img src="https://shop.example/p.png" width="1"></body></html>\r\n`;
}

/** The same words plain and laid out. */
function alternative(text: readonly string[], border: string, weight = 4): string {
  return `Content-Type: multipart/alternative; boundary="${border}"\r\n\r\n--${border}\r\n${plainHead}${text.join('\r\n\r\n')}\r\n--${border}\r\n${htmlHead}${html(text, weight)}--${border}--\r\n`;
}

function file(roll: Roll, border: string): string {
  const kind = pick(roll, [
    ['image/jpeg', 'photo.jpg'],
    ['application/pdf', 'invoice.pdf'],
    ['image/png', 'screen.png'],
  ] as const);
  const body = letters(roll, 20_000 + Math.floor(roll() * 180_000)).replaceAll(/.{76}/g, '$&\r\n');
  return `--${border}\r\nContent-Type: ${kind[0]}; name="${kind[1]}"\r\nContent-Disposition: attachment; filename="${kind[1]}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
}

type Shape = (from: Omit<Head, 'subject'> & { subject: string }) => string | Buffer;

const withFiles: Shape = (mail) => {
  const files = Array.from({ length: 1 + Math.floor(mail.roll() * 3) }, () => file(mail.roll, 'mixed')).join('');
  const inner = alternative(paragraphs(mail.roll, 3), 'inner');
  return `${head(mail)}Content-Type: multipart/mixed; boundary="mixed"\r\n\r\n--mixed\r\n${inner}${files}--mixed--\r\n`;
};

const reply: Shape = (mail) => {
  const { roll, number } = mail;
  const before = number - customers * (1 + Math.floor(roll() * 2));
  const ids = before < 0 ? [] : [`In-Reply-To: <${idOf(before)}>`, `References: <${idOf(before)}>`];
  const quoted = paragraphs(roll, 6).map((each) => `> ${each.match(/.{1,70}(?:\s|$)/g)?.join('\r\n> ') ?? ''}`);
  const text = `${paragraphs(roll, 2).join('\r\n\r\n')}\r\n\r\nOn Mon, 5 Oct 2026 at 10:12, Shop <${desk}> wrote:\r\n${quoted.join('\r\n>\r\n')}\r\n`;
  return head({ ...mail, subject: `Re: ${mail.subject}`, more: ids }) + plainHead + text;
};

/** Windows-1252 and -1251, Latin-1 quoted-printable, ISO-2022-JP. */
const charsets: Shape = (mail) => {
  const first = Buffer.from(head(mail), 'latin1');
  const of = (type: string, encoding: string, body: Buffer) =>
    Buffer.concat([
      first,
      Buffer.from(`Content-Type: text/plain; charset=${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`),
      body,
      Buffer.from(`\r\n${sentence(mail.roll)}\r\n`),
    ]);
  return pick(mail.roll, [
    () => of('windows-1252', '8bit', Buffer.from('Gr\xfc\xdfe, der Tisch ist zerkratzt \x96 was nun?', 'latin1')),
    () =>
      of('windows-1251', '8bit', Buffer.from('c7e4f0e0e2f1f2e2f3e9f2e52c20e3e4e520ece0ff20efeef1fbebeae03f', 'hex')),
    () =>
      of('iso-8859-1', 'quoted-printable', Buffer.from('Le colis n=92est pas arriv=E9, o=F9 est-il =3F=\r\n Merci')),
    () => of('iso-2022-jp', '7bit', Buffer.from('1b2442436d4a383732472724235e21231b2842', 'hex')),
  ])();
};

const newsletter: Shape = (mail) => {
  const list = ['List-Id: <news.many.example>', 'List-Unsubscribe: <https://many.example/u>', 'Precedence: bulk'];
  return (
    head({ ...mail, more: list }) +
    alternative(
      Array.from({ length: 40 }, () => sentence(mail.roll)),
      'news',
      200,
    )
  );
};

const bounce: Shape = (mail) => {
  const sender = { ...mail, from: 'mailer-daemon@mx.customers.example', name: 'Mail Delivery System' };
  const status = `Reporting-MTA: dns; mx.customers.example\r\n\r\nFinal-Recipient: rfc822; ${mail.from}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n`;
  return `${head({ ...sender, subject: 'Undelivered Mail Returned to Sender' })}Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"\r\n\r\n--dsn\r\n${plainHead}I am sorry.\r\n--dsn\r\nContent-Type: message/delivery-status\r\n\r\n${status}--dsn\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <other${mail.number}@elsewhere.example>\r\n--dsn--\r\n`;
};

const away: Shape = (mail) =>
  head({ ...mail, subject: `Out of office: ${mail.subject}`, more: ['Auto-Submitted: auto-replied'] }) +
  plainHead +
  'I am away until Monday.\r\n';

/** How many of a hundred are of which kind. */
const mix: ReadonlyArray<readonly [number, Shape]> = [
  [30, (mail) => head(mail) + plainHead + paragraphs(mail.roll, 5).join('\r\n\r\n')],
  [25, (mail) => head(mail) + alternative(paragraphs(mail.roll, 6), 'alt')],
  [20, reply],
  [8, withFiles],
  [7, charsets],
  [6, newsletter],
  [2, bounce],
  [2, away],
];

function shapeOf(share: number): Shape {
  let left = share * 100;
  for (const [percent, shape] of mix) if ((left -= percent) < 0) return shape;
  return away;
}

/** The mail of a number. */
export function mailOf(number: number): Made {
  const roll = dice(number + 1);
  const who = number % customers;
  const from = `customer${who}@customers.example`;
  const subject = `${pick(roll, matters)} ${1_000 + number}`;
  const raw = shapeOf(roll())({ roll, number, from, name: `Customer ${who}`, subject });
  return { from, raw: Buffer.isBuffer(raw) ? raw : Buffer.from(raw), id: idOf(number) };
}
