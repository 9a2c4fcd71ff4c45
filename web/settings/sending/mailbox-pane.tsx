import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { limitMailbox, listSenders, removeSender } from '#core/contract/senders.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { SenderForm } from './sender-form.tsx';
import type { Sending } from './sending-page.tsx';
import { SendTestMail, TestMailResult } from './test-mail.tsx';
import styles from './sending.module.css';

type Mailbox = Sending['mailboxes'][number];
type Sender = WireOutputOf<typeof listSenders>['items'][number];

const outdates = ['sender.', 'sending.', 'conversation.senders'];

/** As whom a mailbox writes, and how many mails it sends. */
export function MailboxPane({ mailbox }: { mailbox: Mailbox }) {
  return (
    <Pane
      title={mailbox.address}
      about={
        mailbox.sends ? (
          t`As whom it writes, and how fast.`
        ) : (
          <Link to="/settings/channels/mail/$account" params={{ account: mailbox.id }}>
            <Trans>It cannot send yet: name its outgoing server.</Trans>
          </Link>
        )
      }
      actions={
        <>
          {mailbox.sends ? <SendTestMail mailbox={mailbox} /> : null}
          <Dialog open={t`Add a sender`} size="compact-md" variant="default" title={t`Add a sender`}>
            {(close) => <SenderForm mailbox={mailbox} close={close} />}
          </Dialog>
        </>
      }
    >
      {mailbox.test === null ? null : <TestMailResult test={mailbox.test} />}
      <Senders mailbox={mailbox} />
      <Limits mailbox={mailbox} />
    </Pane>
  );
}

function Senders({ mailbox }: { mailbox: Mailbox }) {
  const { data } = useRead(listSenders, { id: mailbox.id });
  const items = data?.items ?? [];
  const own = items.some(({ address }) => address.toLowerCase() === mailbox.address.toLowerCase());
  return (
    <ul className={styles.senders}>
      {own ? null : (
        <li>
          <div>
            <b>{mailbox.name}</b> {`<${mailbox.address}>`}
            <p className={styles.about}>
              <Trans>The mailbox itself, without a signature.</Trans>
            </p>
          </div>
        </li>
      )}
      {items.map((sender) => (
        <li key={sender.id}>
          <div>
            <b>{sender.name}</b> {`<${sender.address}>`}
            {sender.replyTo === null ? null : (
              <p className={styles.about}>
                <Trans>Answers go to {ph({ address: sender.replyTo })}</Trans>
              </p>
            )}
            {sender.signature === '' ? null : <p className={styles.signature}>{sender.signature}</p>}
          </div>
          <SenderActs mailbox={mailbox} sender={sender} />
        </li>
      ))}
    </ul>
  );
}

function SenderActs({ mailbox, sender }: { mailbox: Mailbox; sender: Sender }) {
  const remove = useWrite(removeSender, { outdates });
  return (
    <span className={styles.acts}>
      <Dialog open={t`Edit`} size="compact-sm" variant="subtle" title={sender.name}>
        {(close) => <SenderForm mailbox={mailbox} sender={sender} close={close} />}
      </Dialog>
      <AskFirst
        title={t`Remove ${ph({ name: sender.name })}?`}
        about={t`What it sent keeps its name. Answers to its address come from the mailbox itself then.`}
        confirm={t`Remove`}
        onConfirm={() => remove.mutateAsync({ id: sender.id })}
      >
        <Trans>Remove</Trans>
      </AskFirst>
    </span>
  );
}

const asNumber = (value: string | number): number | null => (value === '' ? null : Number(value));

function Limits({ mailbox: { id, perMinute, perHour } }: { mailbox: Mailbox }) {
  const limit = useWrite(limitMailbox, { outdates, onDone: () => toast({ text: t`Saved` }) });
  const fields = useFields<Record<'perMinute' | 'perHour', string | number>>({
    perMinute: perMinute ?? '',
    perHour: perHour ?? '',
  });
  const save = (values: { perMinute: string | number; perHour: string | number }) =>
    limit.mutateAsync({ id, perMinute: asNumber(values.perMinute), perHour: asNumber(values.perHour) });
  return (
    <Form fields={fields} onSubmit={save} submit={t`Save`} whenDirty>
      <FieldRow>
        <NumberInput
          label={t`Mails a minute, at most`}
          placeholder={t`No limit`}
          min={1}
          max={100_000}
          allowDecimal={false}
          {...fields.getInputProps('perMinute')}
        />
        <NumberInput
          label={t`Mails an hour, at most`}
          placeholder={t`No limit`}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          {...fields.getInputProps('perHour')}
        />
      </FieldRow>
    </Form>
  );
}
