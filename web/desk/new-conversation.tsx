import { useEffect, useRef } from 'react';
import { Button, Modal, TextInput, Textarea } from '@mantine/core';
import { startConversation } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { keepWords, keptWords, noWords, type FirstWords } from './first-words.ts';
import { useOwner } from './owner.ts';
import { usePlace } from './place.ts';

/** Writes to somebody first, by mail. */
export function NewConversation({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Write to somebody" size={600}>
      <NewMail />
    </Modal>
  );
}

function NewMail() {
  const { open } = usePlace();
  const owner = useOwner();
  const fields = useFields<FirstWords & Record<string, unknown>>(keptWords(owner));
  const { values } = fields;
  useEffect(() => keepWords(owner, values), [owner, values]);
  const keyFor = useKeyFor();
  const submit = async ({ email, name, subject, text }: FirstWords) => {
    const input = { email, subject, text, ...(name.trim() === '' ? {} : { name }) };
    const { id } = await call(startConversation, input, { idempotencyKey: keyFor(input) });
    keepWords(owner, noWords);
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.']) });
    open(id);
  };
  const begun = Object.values(values).some((value) => value !== '');
  return (
    <Form
      fields={fields}
      onSubmit={submit}
      submit="Send"
      beside={
        begun ? (
          <Button variant="subtle" color="gray" onClick={() => fields.setValues(noWords)}>
            Discard
          </Button>
        ) : null
      }
    >
      <FieldRow>
        <TextInput label="To" type="email" required data-autofocus {...fields.getInputProps('email')} />
        <TextInput label="Name" placeholder="If you know it" {...fields.getInputProps('name')} />
      </FieldRow>
      <TextInput label="Subject" required {...fields.getInputProps('subject')} />
      <Textarea label="Message" required minRows={7} {...fields.getInputProps('text')} />
    </Form>
  );
}

/** The same key for the same words: pressed again after a broken connection, the mail still goes out once. */
function useKeyFor(): (input: object) => string {
  const known = useRef({ words: '', key: '' });
  return (input) => {
    const words = JSON.stringify(input);
    if (known.current.words !== words) known.current = { words, key: crypto.randomUUID() };
    return known.current.key;
  };
}
