import { expect, test } from 'vitest';
import { imapSettings, mailSettings, smtpSettings } from '#core/channels/mail-settings.ts';
import { imapFields, mailboxFields, smtpFields } from './mailbox-fields.ts';

const sides = [
  { shape: mailSettings.shape, texts: mailboxFields },
  { shape: imapSettings.shape, texts: imapFields },
  { shape: smtpSettings.shape, texts: smtpFields },
];

test.each(sides)('the form says of each setting what the schema says of it', ({ shape, texts }) => {
  const said = Object.entries(shape).map(([name, schema]) => [name, schema.meta()] as const);
  expect(Object.fromEntries(said.filter(([name]) => name in texts))).toEqual(texts);
});
