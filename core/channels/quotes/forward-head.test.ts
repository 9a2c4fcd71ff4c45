import { expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { forwardHead, headText } from './forward-head.ts';
import { headerOf } from './header-labels.ts';
import { separatorOf } from './separators.ts';

const mail = {
  from: { name: 'Ann\r\nBcc: all@x.example <Ant>', address: 'ann@customer.example' },
  at: new Date('2026-03-04T09:05:00Z'),
  subject: 'Two lamps\nFrom: somebody else',
  to: [{ name: '', address: 'desk@shop.example' }],
};

test('the heading block says from whom, when, about what and to whom, each on one line whatever stands in it', () => {
  const text = headText(forwardHead(mail, { language: 'en', zone: 'Europe/Berlin' }));
  expect(text.split('\n')).toEqual([
    '---------- Forwarded message ----------',
    'From: Ann Bcc: all@x.example Ant <ann@customer.example>',
    'Date: Wed, 4 Mar 2026, 10:05',
    'Subject: Two lamps From: somebody else',
    'To: desk@shop.example',
  ]);
});

test.each(chatLanguages)('in %s it is read again as what it is', (language) => {
  const [title = '', ...lines] = headText(forwardHead(mail, { language, zone: 'UTC' })).split('\n');
  expect(separatorOf(title)).toBe('forward');
  expect(lines.map((line) => headerOf(line)?.kind)).toEqual(['from', 'sent', 'subject', 'to']);
});
