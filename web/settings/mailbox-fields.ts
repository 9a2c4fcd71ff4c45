import { t } from '@lingui/core/macro';
import type { imapSettings, MailSettings, smtpSettings } from '#core/channels/mail-settings.ts';
import type { FieldText } from '../ui/schema-fields.tsx';

/** Settings that the form draws in its own way. */
type DrawnApart = 'imap' | 'smtp' | 'signIn' | 'application' | 'alarmMinutes';
type Texts<Name extends PropertyKey> = Readonly<Record<Name, FieldText>>;

const example = 'mx.google.com';

/** What the settings of a mailbox are called. */
export const mailboxFields: Texts<Exclude<keyof MailSettings, DrawnApart>> = {
  address: { title: t`Address`, description: t`The address that customers write to.` },
  aliases: { title: t`Other addresses`, description: t`They lead to the same mailbox.` },
  senderName: { title: t`Sender`, description: t`The name that customers see.` },
  incoming: {
    title: t`Mail comes in`,
    description: t`Fetched by IMAP, or forwarded to the listener of this server.`,
  },
  checkedBy: {
    title: t`Mail is checked by`,
    description: t`The server before this one whose checks of senders (SPF, DKIM, DMARC) are believed, such as ${example}. Empty: where mail is fetched by IMAP the provider of that server, where it is forwarded nobody.`,
  },
  plusAddress: {
    title: t({ message: 'Answers come to address+mark@…', comment: 'Both words stand for what is there instead' }),
    description: t`Finds the conversation even when a mail program drops the references. Your server must accept such addresses.`,
  },
  groupHours: {
    title: t({ message: 'One conversation per subject for', comment: 'So many hours, typed below' }),
    description: t`Hours in which mails of one sender under the same subject are one conversation, for marketplaces that answer nothing. 0: each mail stands alone.`,
  },
  replyAll: {
    title: t`Answer all`,
    description: t`An answer also goes to those the customer wrote to beside you; whoever writes it can take them out.`,
  },
  quoteAnswered: {
    title: t`Quote the message that is answered`,
    description: t`Below the answer stands what the customer wrote last, shortened when it is long. Never a note.`,
  },
};

/** Those of the server that mail is fetched from. */
export const imapFields: Texts<Exclude<keyof typeof imapSettings.shape, 'folders'>> = {
  host: { title: t`IMAP server` },
  port: { title: t`Port` },
  security: { title: t`Encryption` },
  user: { title: t`User name` },
  history: { title: t`Begin with`, description: t`Mail from now on, or all that lies in the folder.` },
};

/** Those of the server that answers go out by. */
export const smtpFields: Texts<keyof typeof smtpSettings.shape> = {
  host: { title: t`Outgoing server (SMTP)` },
  port: { title: t`Port` },
  security: { title: t`Encryption` },
  user: { title: t`User name`, description: t`Empty when the server asks for none.` },
};
