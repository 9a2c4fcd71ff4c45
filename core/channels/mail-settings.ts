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
  folders: z
    .array(line(254))
    .min(1, { error: 'must name at least one folder' })
    .max(50)
    .default(['INBOX'])
    .meta({ title: 'Folders', description: 'Each is read on its own. The first is told of new mail at once.' }),
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

/** How a mailbox proves who it is: by its passwords, or by a consent that was given at the provider (OAuth 2). */
export const mailSignIn = z.enum(['password', 'microsoft', 'google']);
export type MailSignIn = z.output<typeof mailSignIn>;

/** The application that the company registered at its provider. Its secret travels with the passwords. */
export const mailApplication = z.strictObject({
  clientId: line(200).meta({ title: 'Client ID' }),
  tenant: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9.-]*$/, { error: 'must be the ID or the domain of a directory' })
    .default('')
    .meta({
      title: 'Directory (tenant) ID',
      description: 'Empty only for an application that accounts of every directory may use.',
    }),
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
    .enum(['imap', 'forward', 'none'])
    .default('forward')
    .meta({ title: 'Mail comes in', description: 'Fetched by IMAP, or forwarded to the listener of this server.' }),
  signIn: mailSignIn.default('password').meta({ title: 'Sign in' }),
  application: mailApplication.nullable().default(null),
  imap: imapSettings.nullable().default(null),
  smtp: smtpSettings.nullable().default(null),
  checkedBy: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9.-]*$/, { error: 'must be the name of a server, such as mx.google.com' })
    .default('')
    .meta({
      title: 'Mail is checked by',
      description:
        'The server before this one whose checks of senders (SPF, DKIM, DMARC) are believed, such as mx.google.com. Empty: where mail is fetched by IMAP the provider of that server, where it is forwarded nobody.',
    }),
  plusAddress: z.boolean().default(true).meta({
    title: 'Answers come to address+mark@…',
    description:
      'Finds the conversation even when a mail program drops the references. Your server must accept such addresses.',
  }),
  groupHours: z
    .int({ error: 'must be a number of hours' })
    .min(0, { error: 'must be 0 or more' })
    .max(720, { error: 'must be at most 720 (30 days)' })
    .default(0)
    .meta({
      title: 'One conversation per subject for',
      description:
        'Hours in which mails of one sender under the same subject are one conversation, for marketplaces that answer nothing. 0: each mail stands alone.',
    }),
  alarmMinutes: z
    .int({ error: 'must be a number of minutes' })
    .min(1, { error: 'must be at least a minute' })
    .max(10_080, { error: 'must be at most a week' })
    .default(15)
    .meta({ title: 'Alarm after', description: 'Minutes without a successful look into the mailbox.' }),
  replyAll: z.boolean().default(true).meta({
    title: 'Answer all',
    description: 'An answer also goes to those the customer wrote to beside you; whoever writes it can take them out.',
  }),
  quoteAnswered: z.boolean().default(true).meta({
    title: 'Quote the message that is answered',
    description: 'Below the answer stands what the customer wrote last, shortened when it is long. Never a note.',
  }),
});
export type MailSettings = z.output<typeof mailSettings>;

const formerImap = z.looseObject({ folder: z.string() });
const formerSettings = z.looseObject({ imap: formerImap });

/** Reads kept settings, also those of a version that knew one folder only. */
export function readMailSettings(kept: unknown): MailSettings {
  const former = formerSettings.safeParse(kept);
  if (!former.success) return mailSettings.parse(kept);
  const { folder, ...imap } = former.data.imap;
  return mailSettings.parse({ ...former.data, imap: { folders: [folder], ...imap } });
}

/** New passwords; what is left out stays as it is. */
export const mailSecrets = z.strictObject({
  imapPassword: z.string().max(1000).optional(),
  smtpPassword: z.string().max(1000).optional(),
  clientSecret: z.string().max(1000).optional(),
});
export type MailSecrets = z.output<typeof mailSecrets>;

/** The provider as the console calls it. */
export const providerNames = { microsoft: 'Microsoft', google: 'Google' } as const;

/** Whether the mailbox has what it needs to sign in; null when all is there. */
function missingSignIn(settings: MailSettings, has: { imapPassword: boolean; consent: boolean }): string | null {
  const { signIn, application } = settings;
  if (signIn === 'password') return has.imapPassword ? null : 'The IMAP password is missing: nothing comes in.';
  if (application === null) return 'The client ID of your application is missing: nobody can sign in.';
  return has.consent ? null : `Nobody has signed in at ${providerNames[signIn]} yet.`;
}

/** What is still missing until a mailbox works both ways, one sentence each. */
export function missingOfMail(settings: MailSettings, has: { imapPassword: boolean; consent: boolean }): string[] {
  const missing: string[] = [];
  if (settings.incoming === 'none') missing.push('Nothing comes in: choose forwarding or IMAP.');
  if (settings.incoming === 'imap' && settings.imap === null)
    missing.push('The IMAP server is missing: nothing comes in.');
  const signsIn = settings.signIn !== 'password' || (settings.incoming === 'imap' && settings.imap !== null);
  const signIn = signsIn ? missingSignIn(settings, has) : null;
  if (signIn !== null) missing.push(signIn);
  if (settings.smtp === null) missing.push('The outgoing server is missing: answers wait until it is set.');
  return missing;
}
