import { expect, test } from 'vitest';
import { composeMail } from './compose.ts';

test.each([
  ['https://care.acme.test/a/t/wish', true],
  ['http://localhost:8100/a/t/wish', false],
])(
  'mails are ended by one click over https only; else the address is a page to open: %s',
  async (unsubscribe, oneClick) => {
    const person = { name: 'Ann', address: 'ann@customer.test' };
    const mail = await composeMail({
      mailId: 'one@acme.test',
      from: { name: 'Acme', address: 'care@acme.test' },
      replyTo: undefined,
      to: person,
      subject: 'How was it?',
      text: 'How was it?',
      html: null,
      date: new Date(0),
      automatic: 'auto-generated',
      unsubscribe,
      files: [],
    });
    expect(mail.toString()).toContain(`List-Unsubscribe: <${unsubscribe}>`);
    expect(mail.toString().includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBe(oneClick);
  },
);
