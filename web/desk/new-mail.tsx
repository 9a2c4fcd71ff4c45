import { useEffect, useRef, useState } from 'react';
import { Button, TextInput, Textarea } from '@mantine/core';
import { startConversation } from '#core/contract/desk.ts';
import { listFirstSenders } from '#core/contract/outgoing.ts';
import type { Copy } from '#core/channels/copies.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, useRead } from '../app/read.ts';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { keepWords, keptWords, noWords, type FirstWords } from './first-words.ts';
import { useOwner } from './owner.ts';
import { usePlace } from './place.ts';
import { CopiesField } from './recipients/copies-field.tsx';
import { ChooseSender, SignaturePreview } from './sender-line.tsx';

/** The fields of a first mail; what was begun is kept until it is sent. */
export function NewMail() {
  const { open } = usePlace();
  const owner = useOwner();
  const fields = useFields<FirstWords & Record<string, unknown>>(keptWords(owner));
  const { values } = fields;
  useEffect(() => keepWords(owner, values), [owner, values]);
  const keyFor = useKeyFor();
  const signing = useSigning();
  const [copies, setCopies] = useState<Copy[]>([]);
  const submit = async ({ email, name, subject, text }: FirstWords) => {
    const input = { email, subject, text, copies, ...signing.chosen, ...(name.trim() === '' ? {} : { name }) };
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
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              fields.setValues(noWords);
              setCopies([]);
            }}
          >
            Discard
          </Button>
        ) : null
      }
    >
      <FieldRow>
        <TextInput label="To" type="email" required autoFocus data-autofocus {...fields.getInputProps('email')} />
        <TextInput label="Name" placeholder="If you know it" {...fields.getInputProps('name')} />
      </FieldRow>
      <CopiesField copies={copies} change={setCopies} />
      <TextInput label="Subject" required {...fields.getInputProps('subject')} />
      <div>
        <Textarea label="Message" required minRows={7} {...fields.getInputProps('text')} />
        {signing.below}
      </div>
    </Form>
  );
}

/** As whom a first mail goes, and what stands under it. */
function useSigning() {
  const [sender, setSender] = useState<string | null>(null);
  const [signed, setSigned] = useState(true);
  const { data } = useRead(listFirstSenders, {}, { staleTime: 60_000 });
  const items = data?.items ?? [];
  const chosen = items.find(({ id }) => id !== null && id === sender) ?? items[0];
  const below = (
    <>
      {chosen === undefined || chosen.signature === '' ? null : (
        <SignaturePreview text={chosen.signature} signed={signed} turn={setSigned} />
      )}
      {chosen === undefined || items.length < 2 ? null : (
        <ChooseSender senders={items} chosen={chosen} choose={setSender} />
      )}
    </>
  );
  return { chosen: { sender: chosen?.id ?? null, signature: signed }, below };
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
