import { Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeMailAccount, createMailAccount, listChannels, testMailAccount } from '#core/contract/channels.ts';
import { imapSettings, mailSettings, smtpSettings } from '#core/channels/mail-settings.ts';
import { useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { FieldGroup, Form, useFields, type Fields } from '../ui/form.tsx';
import { SchemaFields } from '../ui/schema-fields.tsx';
import { bodyOf, valuesOf, type MailboxValues } from './mailbox-values.ts';
import { MailTestResult } from './mail-test-result.tsx';

type Channel = WireOutputOf<typeof listChannels>['items'][number];

const words = {
  forward: 'Forwarded to this server',
  imap: 'Fetched by IMAP',
  none: 'Not at all',
  tls: 'TLS',
  starttls: 'STARTTLS',
  new: 'Mail from now on',
  all: 'All that lies there',
};

interface MailboxFormProps {
  mailbox: Channel | undefined;
  smtpPort: number | null;
}

/** Connects or changes a mailbox. */
export function MailboxForm({ mailbox, smtpPort }: MailboxFormProps) {
  const navigate = useNavigate();
  const outdates = ['channel.', 'trading-name.'];
  const create = useWrite(createMailAccount, { outdates });
  const change = useWrite(changeMailAccount, { outdates });
  const { workspace } = useSession();
  const fields = useFields<MailboxValues>(valuesOf(mailbox, workspace.name));
  const notTried = (error: unknown) => {
    const { known, rest } = fieldErrors(error, ['settings', 'secrets']);
    fields.setErrors(known);
    if (rest) toastError(error);
  };
  const test = useWrite(testMailAccount, { onError: notTried });
  const submit = async (values: MailboxValues) => {
    const body = { name: values.name, ...bodyOf(values) };
    if (mailbox === undefined) await create.mutateAsync(body);
    else await change.mutateAsync({ id: mailbox.id, version: mailbox.version, active: values.active, ...body });
    toast({ text: mailbox === undefined ? 'The mailbox is connected' : 'Saved' });
    await navigate({ to: '/settings/channels' });
  };
  const tryIt = () =>
    test.mutate({ ...bodyOf(fields.values), ...(mailbox === undefined ? {} : { account: mailbox.id }) });
  return (
    <Form
      fields={fields}
      onSubmit={submit}
      submit={mailbox === undefined ? 'Connect' : 'Save'}
      beside={
        <Button variant="default" loading={test.isPending} onClick={tryIt}>
          Try the connections
        </Button>
      }
    >
      {mailbox === undefined ? null : (
        <Switch label="Switched on" {...fields.getInputProps('active', { type: 'checkbox' })} />
      )}
      <TextInput
        label="Name"
        description="For you: Support, Orders…"
        required
        withAsterisk
        {...fields.getInputProps('name')}
      />
      <SchemaFields schema={mailSettings} fields={fields} at="settings" except={['imap', 'smtp']} words={words} />
      {/* Above what comes and goes with the choices, so that nothing to be pressed moves away. */}
      <Switch
        label="Send by this mailbox’s own server"
        description="While it is off, answers wait in the outbox."
        {...fields.getInputProps('sends', { type: 'checkbox' })}
      />
      <Incoming fields={fields} kept={mailbox?.secrets ?? []} smtpPort={smtpPort} />
      <Outgoing fields={fields} kept={mailbox?.secrets ?? []} />
      {test.data === undefined ? null : <MailTestResult result={test.data} />}
    </Form>
  );
}

interface ServerProps {
  fields: Fields<MailboxValues>;
  /** Which passwords are kept already. */
  kept: readonly string[];
}

function Incoming({ fields, kept, smtpPort }: ServerProps & { smtpPort: number | null }) {
  const { incoming } = fields.values.settings;
  if (incoming === 'forward')
    return (
      <FieldGroup title="Where it is forwarded to">
        <p className="muted">
          {smtpPort === null
            ? 'The listener of this server is switched off (SMTP_LISTEN_PORT): forwarded mail cannot come in.'
            : `Let your mail server forward to this machine on port ${smtpPort}.`}
        </p>
      </FieldGroup>
    );
  if (incoming !== 'imap') return null;
  return (
    <FieldGroup title="Where it is fetched">
      <SchemaFields schema={imapSettings} fields={fields} at="settings.imap" words={{ ...words, none: 'None' }} />
      <Secret fields={fields} name="imapPassword" kept={kept} />
    </FieldGroup>
  );
}

function Outgoing({ fields, kept }: ServerProps) {
  if (!fields.values.sends) return null;
  return (
    <FieldGroup title="Where answers go out">
      <SchemaFields schema={smtpSettings} fields={fields} at="settings.smtp" words={{ ...words, none: 'None' }} />
      <Secret fields={fields} name="smtpPassword" kept={kept} />
    </FieldGroup>
  );
}

function Secret({ fields, name, kept }: ServerProps & { name: 'imapPassword' | 'smtpPassword' }) {
  return (
    <PasswordInput
      label="Password"
      autoComplete="off"
      placeholder={kept.includes(name) ? 'kept; type to replace it' : ''}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      {...fields.getInputProps(`secrets.${name}`)}
    />
  );
}
