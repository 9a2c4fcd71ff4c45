import { z } from 'zod';
import { email, line } from '#core/contract/codecs.ts';

const host = z
  .string({ error: 'must be the name of a server' })
  .max(253)
  .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'must be the name of a server, such as mail.example.com' });
const port = z.int({ error: 'must be a port number' }).min(1, { error: 'must be a port number' }).max(65_535, {
  error: 'must be a port number',
});

/** How a connection is protected: from the first byte, from STARTTLS on (required), or not at all. */
export const mailSecurity = z.enum(['tls', 'starttls', 'none']);

export const imapSettings = z.strictObject({
  host: host.meta({ title: 'IMAP server' }),
  port: port.default(993).meta({ title: 'Port' }),
  security: mailSecurity.default('tls').meta({ title: 'Encryption' }),
  user: line(254).meta({ title: 'User name' }),
  folder: line(254).default('INBOX').meta({ title: 'Folder' }),
  history: z
    .enum(['new', 'all'])
    .default('new')
    .meta({ title: 'Begin with', description: 'Mail from now on, or all that lies in the folder.' }),
});

export const smtpSettings = z.strictObject({
  host: host.meta({ title: 'Outgoing server (SMTP)' }),
  port: port.default(587).meta({ title: 'Port' }),
  security: mailSecurity.default('starttls').meta({ title: 'Encryption' }),
  user: z
    .string()
    .max(254)
    .default('')
    .meta({ title: 'User name', description: 'Empty when the server asks for none.' }),
});

/** A mailbox that customers write to. The console draws its form from this. Passwords travel apart and are never shown. */
export const mailSettings = z.strictObject({
  address: email.meta({ title: 'Address', description: 'The address that customers write to.' }),
  aliases: z
    .array(email)
    .max(50)
    .default([])
    .meta({ title: 'Other addresses', description: 'They lead to the same mailbox.' }),
  senderName: line(100).meta({ title: 'Sender', description: 'The name that customers see.' }),
  incoming: z
    .enum(['forward', 'imap', 'none'])
    .default('forward')
    .meta({ title: 'Mail comes in', description: 'Forwarded to the listener of this server, or fetched by IMAP.' }),
  imap: imapSettings.nullable().default(null),
  smtp: smtpSettings.nullable().default(null),
  plusAddress: z.boolean().default(true).meta({
    title: 'Answers come to address+mark@…',
    description:
      'Finds the conversation even when a mail program drops the references. Your server must accept such addresses.',
  }),
});
export type MailSettings = z.output<typeof mailSettings>;

/** New passwords; what is left out stays as it is. */
export const mailSecrets = z.strictObject({
  imapPassword: z.string().max(1000).optional(),
  smtpPassword: z.string().max(1000).optional(),
});
export type MailSecrets = z.output<typeof mailSecrets>;

/** What is still missing until a mailbox works both ways, one sentence each. */
export function missingOfMail(settings: MailSettings, has: { imapPassword: boolean }): string[] {
  const missing: string[] = [];
  if (settings.incoming === 'none') missing.push('Nothing comes in: choose forwarding or IMAP.');
  if (settings.incoming === 'imap' && settings.imap === null)
    missing.push('The IMAP server is missing: nothing comes in.');
  if (settings.incoming === 'imap' && settings.imap !== null && !has.imapPassword) {
    missing.push('The IMAP password is missing: nothing comes in.');
  }
  if (settings.smtp === null) missing.push('The outgoing server is missing: answers wait until it is set.');
  return missing;
}
