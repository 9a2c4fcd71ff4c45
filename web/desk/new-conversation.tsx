import { Modal, TextInput, Textarea } from '@mantine/core';
import { startConversation } from '#core/contract/desk.ts';
import { useWrite } from '../app/read.ts';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { usePlace } from './place.ts';

/** Writes to somebody first, by mail. */
export function NewConversation({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Write to somebody" size={600}>
      <FirstWords />
    </Modal>
  );
}

function FirstWords() {
  const { open } = usePlace();
  const start = useWrite(startConversation, { outdates: ['conversation.'], onDone: ({ id }) => open(id) });
  const fields = useFields({ email: '', name: '', subject: '', text: '' });
  const submit = ({ name, ...rest }: typeof fields.values) =>
    start.mutateAsync({ ...rest, ...(name.trim() === '' ? {} : { name }) });
  return (
    <Form fields={fields} onSubmit={submit} submit="Send">
      <FieldRow>
        <TextInput label="To" type="email" required data-autofocus {...fields.getInputProps('email')} />
        <TextInput label="Name" placeholder="If you know it" {...fields.getInputProps('name')} />
      </FieldRow>
      <TextInput label="Subject" required {...fields.getInputProps('subject')} />
      <Textarea label="Message" required minRows={7} {...fields.getInputProps('text')} />
    </Form>
  );
}
