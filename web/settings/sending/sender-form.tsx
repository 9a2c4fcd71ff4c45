import { t } from '@lingui/core/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeSender, createSender, listSenders } from '#core/contract/senders.ts';
import { useWrite } from '../../app/read.ts';
import { figures, localeOfPages } from '../../ui/format.ts';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import type { Sending } from './sending-page.tsx';

type Sender = WireOutputOf<typeof listSenders>['items'][number];

const outdates = ['sender.', 'sending.', 'conversation.senders'];

const signature = '{{ sender.name }} · {{ company.name }}\nhttps://www.example.com';
const names = ['agent.name', 'agent.firstName', 'company.name', 'sender.name', 'sender.address'];

interface SenderFormProps {
  mailbox: Sending['mailboxes'][number];
  sender?: Sender;
  close: () => void;
}

/** Adds or changes somebody to write as. */
export function SenderForm({ mailbox, sender, close }: SenderFormProps) {
  const add = useWrite(createSender, { outdates, onDone: close });
  const change = useWrite(changeSender, { outdates, onDone: close });
  const fields = useFields({
    name: sender?.name ?? mailbox.name,
    address: sender?.address ?? mailbox.address,
    replyTo: sender?.replyTo ?? '',
    signature: sender?.signature ?? '',
  });
  const submit = ({ replyTo, ...values }: typeof fields.values) => {
    const body = { ...values, replyTo: replyTo.trim() === '' ? null : replyTo.trim() };
    return sender === undefined
      ? add.mutateAsync({ id: mailbox.id, ...body })
      : change.mutateAsync({ id: sender.id, version: sender.version, ...body });
  };
  const placeholders = new Intl.ListFormat(localeOfPages()).format(names.map((name) => figures(`{{ ${name} }}`)));
  return (
    <Form fields={fields} onSubmit={submit} submit={sender === undefined ? t`Add` : t`Save`}>
      <FieldRow>
        <TextInput label={t`Name`} required data-autofocus {...fields.getInputProps('name')} />
        <Select
          label={t`Address`}
          allowDeselect={false}
          data={[...new Set(mailbox.addresses.map((address) => address.toLowerCase()))]}
          {...fields.getInputProps('address')}
        />
      </FieldRow>
      <TextInput
        label={t`Answers go to`}
        type="email"
        placeholder={t`The address itself`}
        {...fields.getInputProps('replyTo')}
      />
      <Textarea
        label={t`Signature`}
        description={t`${placeholders} are filled in.`}
        placeholder={signature}
        autosize
        minRows={3}
        maxRows={10}
        {...fields.getInputProps('signature')}
      />
    </Form>
  );
}
