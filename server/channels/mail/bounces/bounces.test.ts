import { expect, test } from 'vitest';
import { readMail } from '../read-mail.ts';
import { readReport } from './read-report.ts';

type Told = { from?: string; subject?: string; headers?: string[]; body: string[] };

function mail({ from = 'MAILER-DAEMON@mx.example', subject = 'failure notice', headers = [], body }: Told): Buffer {
  const head = [`From: ${from}`, 'To: desk@shop.example', `Subject: ${subject}`, ...headers];
  return Buffer.from([...head, '', ...body].join('\r\n'));
}

const returned = ['Message-ID: <sent@shop.example>', 'To: ann@customer.example', 'Subject: Re: Hello', '', 'Words'];

/** How mail servers tell that a mail did not arrive, in the forms from before RFC 3464 and beside it. */
const forms: Record<string, { told: Told; fate: Record<string, unknown> }> = {
  qmail: {
    told: {
      body: [
        'Hi. This is the qmail-send program at mx.example.',
        '',
        '<ann@customer.example>:',
        'Sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '--- Below this line is a copy of the message.',
        '',
        ...returned,
      ],
    },
    fate: { action: 'failed', status: '5.1.1', reason: 'no-mailbox' },
  },
  exim: {
    told: {
      from: 'Mail Delivery System <Mailer-Daemon@mx.example>',
      subject: 'Mail delivery failed: returning message to sender',
      headers: ['X-Failed-Recipients: ann@customer.example', 'Auto-Submitted: auto-replied'],
      body: [
        'A message that you sent could not be delivered. This is a permanent error.',
        '',
        '  ann@customer.example',
        '    host mx.customer.example [192.0.2.5]: 552 5.2.2 mailbox is full',
        '',
        '------ This is a copy of the message, including all the headers. ------',
        '',
        ...returned,
      ],
    },
    fate: { action: 'failed', status: '5.2.2', reason: 'full' },
  },
  'exim, still trying': {
    told: {
      from: 'Mail Delivery System <Mailer-Daemon@mx.example>',
      subject: 'Warning: message 1abc delayed 24 hours',
      headers: ['Auto-Submitted: auto-replied'],
      body: [
        'A message that you sent has not yet been delivered after more than 24 hours.',
        'The address to which the message has not yet been delivered is:',
        '',
        '  ann@customer.example',
        '    Delay reason: Connection timed out',
        '',
        'No action is required on your part.',
        '',
        ...returned,
      ],
    },
    fate: { action: 'delayed', reason: 'network' },
  },
  sendmail: {
    told: {
      subject: 'Returned mail: User unknown',
      body: [
        '   ----- Transcript of session follows -----',
        '550 <ann@customer.example>... User unknown',
        '',
        '   ----- Unsent message follows -----',
        ...returned,
      ],
    },
    fate: { action: 'failed', reason: 'no-mailbox' },
  },
  Exchange: {
    told: {
      from: 'System Administrator <postmaster@customer.example>',
      subject: 'Undeliverable: Re: Hello',
      body: [
        'Your message',
        '  To:      Ann',
        '  Subject: Re: Hello',
        'did not reach the following recipient(s):',
        '',
        'ann@customer.example on Thu, 29 Apr 2010 00:00:00 -0000',
        '    The recipient name is not recognized',
        '',
        ...returned,
      ],
    },
    fate: { action: 'failed', reason: 'no-mailbox' },
  },
  'a blocked server': {
    told: {
      body: [
        '<ann@customer.example>:',
        'Remote host said: 554 5.7.1 Service unavailable; client blocked using bl.example',
        '',
        '--- Below this line is a copy of the message.',
        ...returned,
      ],
    },
    fate: { action: 'failed', status: '5.7.1', reason: 'blocked' },
  },
};

test.for(Object.entries(forms))('%s', async ([, { told, fate }]) => {
  const report = readReport(await readMail(mail(told)));
  expect(report).toMatchObject({ kind: 'delivery', formal: false, quoted: ['sent@shop.example'] });
  expect(report?.fates).toMatchObject([{ address: 'ann@customer.example', ...fate }]);
});

test('each recipient of a report has its own fate, the original address before the one it was passed on to', async () => {
  const body = [
    ...['--b', '', 'Words', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...['Original-Recipient: rfc822;ann@customer.example', 'Final-Recipient: rfc822;ann@provider.example'],
    ...['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.1.1', ' user unknown', ''],
    ...['Final-Recipient: rfc822;bob@customer.example', 'Action: delayed', 'Status: 4.4.1', ''],
    ...['Final-Recipient: rfc822;cleo@customer.example', 'Action: relayed', 'Status: 2.0.0', '--b--'],
  ];
  const headers = ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'];
  const report = readReport(await readMail(mail({ headers, body })));
  expect(report?.fates).toMatchObject([
    { address: 'ann@customer.example', action: 'failed', status: '5.1.1', reason: 'no-mailbox' },
    { address: 'bob@customer.example', action: 'delayed', status: '4.4.1', reason: 'network' },
    { address: 'cleo@customer.example', action: 'delivered' },
  ]);
});

test('a mail server that attaches its report is believed, a person who attaches one is not', async () => {
  const headers = ['Content-Type: multipart/mixed; boundary=b'];
  const body = [
    ...['--b', 'Content-Type: text/plain', '', '<ann@customer.example> (User not exist)', '--b'],
    ...['Content-Type: message/delivery-status', 'Content-Disposition: attachment; filename="status.txt"', ''],
    ...['Original-Recipient: <ann@customer.example>', 'Action: failed', 'Diagnostic-Code: smtp; 550 User not exist'],
    ...['--b', 'Content-Type: message/rfc822', 'Content-Disposition: attachment', '', ...returned, '--b--'],
  ];
  const report = readReport(await readMail(mail({ subject: 'Delivery Status', headers, body })));
  expect(report).toMatchObject({ formal: true, fates: [{ address: 'ann@customer.example', reason: 'no-mailbox' }] });
  const asked = { from: 'Ann <ann@customer.example>', subject: 'Delivery Status', headers, body };
  expect(readReport(await readMail(mail(asked)))).toBeUndefined();
});

test('a person who writes of a mail that came back, or passes one on, stays a person', async () => {
  const words = {
    subject: 'Fwd: Undelivered Mail Returned to Sender',
    body: ['See below:', '550 5.1.1 User unknown', ...returned],
  };
  expect(readReport(await readMail(mail({ from: 'Ann <ann@customer.example>', ...words })))).toBeUndefined();
  const parcel = { subject: 'Delivery failed', body: ['My parcel could not be delivered.'] };
  expect(readReport(await readMail(mail({ from: 'ann@customer.example', ...parcel })))).toBeUndefined();
});

test('no words cost much time', async () => {
  const evil = [
    'user '.repeat(8_000),
    '<'.repeat(40_000),
    'a@'.repeat(20_000),
    '-'.repeat(40_000),
    '5.1.'.repeat(10_000),
  ];
  for (const words of evil) {
    const read = await readMail(
      mail({ subject: words.slice(0, 900), body: [words, '', `${words}@x.example`, ...returned] }),
    );
    const began = performance.now();
    readReport(read);
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});
