import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { mailSettings, providerNames } from '#core/channels/mail-settings.ts';
import { changeMailAccount, createMailAccount, testMailAccount } from '#core/contract/channels.ts';
import { beginMailConsent } from '#core/contract/mailboxes.ts';
import { useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { FieldGroup, FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import { SchemaFields } from '../ui/schema-fields.tsx';
import { Servers } from './mailbox-servers.tsx';
import { SignIn } from './mailbox-sign-in.tsx';
import { bodyOf, signsIn, valuesOf, type Channel, type MailboxValues } from './mailbox-values.ts';
import { mailboxFields } from './mailbox-fields.ts';
import { mailboxWords } from './mailbox-words.ts';
import { minutesUnit } from './units.ts';
import { MailTestResult } from './mail-test-result.tsx';

interface MailboxFormProps {
  mailbox: Channel | undefined;
  smtpPort: number | null;
  /** Where a provider sends the browser back to after a consent. */
  redirect: string;
}

const first = ['address', 'aliases', 'senderName'];
const drawnApart = ['incoming', 'imap', 'smtp', 'signIn', 'application', 'alarmMinutes', 'replyAll', 'quoteAnswered'];
const names = Object.keys(mailSettings.shape);

/** For a schema's fields: all but these. */
function allBut(shown: readonly string[]): string[] {
  return names.filter((name) => !shown.includes(name));
}

const allButAnswering = allBut(['replyAll', 'quoteAnswered']);

/** Keeps a mailbox; one that signs in at a provider goes there from here. */
function useKeep(mailbox: Channel | undefined) {
  const navigate = useNavigate();
  const outdates = ['channel.', 'mailbox.', 'trading-name.'];
  const create = useWrite(createMailAccount, { outdates });
  const change = useWrite(changeMailAccount, { outdates });
  const consent = useWrite(beginMailConsent);
  return async (values: MailboxValues) => {
    const body = { name: values.name, ...bodyOf(values) };
    const byConsent = body.settings.signIn !== 'password';
    if (mailbox === undefined) {
      const { id } = await create.mutateAsync(body);
      if (byConsent) {
        const begun = await consent.mutateAsync({ id }).catch(() => undefined);
        if (begun) return location.assign(begun.url);
        // It is connected all the same: its page says that nobody has signed in, and offers it again.
        return await navigate({ to: '/settings/channels/mail/$account', params: { account: id } });
      }
    } else await change.mutateAsync({ id: mailbox.id, version: mailbox.version, active: values.active, ...body });
    toast({ text: mailbox === undefined ? t`The mailbox is connected` : t`Saved` });
    if (!byConsent) await navigate({ to: '/settings/channels' });
  };
}

function submitWords(mailbox: Channel | undefined, values: MailboxValues): string {
  const { signIn } = values.settings;
  if (mailbox !== undefined) return t`Save`;
  if (signIn === 'password' || !signsIn(values)) return t`Connect`;
  const provider = providerNames[signIn];
  return t`Connect and sign in at ${provider}`;
}

/** Connects or changes a mailbox. */
export function MailboxForm({ mailbox, smtpPort, redirect }: MailboxFormProps) {
  const { workspace } = useSession();
  const keep = useKeep(mailbox);
  const fields = useFields<MailboxValues>(valuesOf(mailbox, workspace.name));
  const notTried = (error: unknown) => {
    const { known, rest } = fieldErrors(error, ['settings', 'secrets']);
    fields.setErrors(known);
    if (rest) toastError(error);
  };
  const test = useWrite(testMailAccount, { onError: notTried });
  const tryIt = () =>
    test.mutate({ ...bodyOf(fields.values), ...(mailbox === undefined ? {} : { account: mailbox.id }) });
  const { values } = fields;
  const drawn = { schema: mailSettings, texts: mailboxFields, fields, at: 'settings' };
  return (
    <Form
      fields={fields}
      onSubmit={keep}
      submit={submitWords(mailbox, values)}
      beside={
        <Button variant="default" loading={test.isPending} onClick={tryIt}>
          <Trans>Try the connections</Trans>
        </Button>
      }
    >
      {mailbox === undefined ? null : (
        <Switch label={t`Switched on`} {...fields.getInputProps('active', { type: 'checkbox' })} />
      )}
      <TextInput
        label={t`Name`}
        description={t`For you: Support, Orders…`}
        required
        withAsterisk
        {...fields.getInputProps('name')}
      />
      <SchemaFields {...drawn} except={allBut(first)} />
      <SchemaFields {...drawn} except={allBut(['incoming'])} words={mailboxWords} />
      {/* Above what comes and goes with the choices, so that nothing to be pressed moves away. */}
      <Switch
        label={t`Send by this mailbox’s own server`}
        description={t`While it is off, answers wait in the outbox.`}
        {...fields.getInputProps('sends', { type: 'checkbox' })}
      />
      {signsIn(values) ? <SignIn fields={fields} kept={mailbox?.secrets ?? []} redirect={redirect} /> : null}
      {values.settings.incoming === 'forward' ? <Forwarded smtpPort={smtpPort} /> : null}
      <Servers key={values.settings.signIn} fields={fields} mailbox={mailbox} />
      <FieldGroup title={t`How mails are read and answered`}>
        <SchemaFields {...drawn} except={[...first, ...drawnApart]} />
        <SchemaFields {...drawn} except={allButAnswering} />
      </FieldGroup>
      {values.settings.incoming === 'imap' ? <AlarmAfter fields={fields} /> : null}
      {test.data === undefined ? null : <MailTestResult result={test.data} />}
    </Form>
  );
}

function AlarmAfter({ fields }: { fields: Fields<MailboxValues> }) {
  const { alarmMinutes } = fields.values.settings;
  return (
    <FieldGroup
      title={t`When nothing comes in any more`}
      about={t`Owners and admins get a mail, and the console says so, after this time without a successful look.`}
    >
      <FieldRow>
        <NumberInput
          label={t`Alarm after`}
          suffix={` ${minutesUnit(alarmMinutes)}`}
          min={1}
          max={10_080}
          hideControls
          allowDecimal={false}
          {...fields.getInputProps('settings.alarmMinutes')}
        />
      </FieldRow>
    </FieldGroup>
  );
}

function Forwarded({ smtpPort }: { smtpPort: number | null }) {
  return (
    <FieldGroup title={t`Where it is forwarded to`}>
      <p className="muted">
        {smtpPort === null
          ? t`The listener of this server is switched off (SMTP_LISTEN_PORT): forwarded mail cannot come in.`
          : t`Let your mail server forward to this machine on port ${smtpPort}.`}
      </p>
    </FieldGroup>
  );
}
