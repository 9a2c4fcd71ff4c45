import { SegmentedControl, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createCannedReply, updateCannedReply, type listCannedReplies } from '#core/contract/canned.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { WordsField, wordsIn } from '../desk/words/words-field.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';

type Reply = WireOutputOf<typeof listCannedReplies>['items'][number];

const outdates = ['canned.'];

const placeholders = [
  ['{{ customer.firstName | default: "there" }}', 'the customer’s first name, or “there”'],
  ['{{ customer.name }}, {{ customer.email }}', 'the customer'],
  ['{{ agent.firstName }}, {{ agent.name }}', 'you'],
  ['{{ conversation.number }}, {{ conversation.subject }}', 'the conversation'],
  ['{{ company.name }}', 'the company'],
] as const;

function Placeholders() {
  return (
    <>
      {placeholders.map(([written, becomes]) => (
        <span key={written} style={{ display: 'block' }}>
          <code>{written}</code> {becomes}
        </span>
      ))}
      What is not known and has no default stays in the answer, marked, and keeps it back until somebody has seen to it.
    </>
  );
}

const blank = { title: '', shortcut: null, text: '', marked: true };

function shortcutOf(typed: string): string | null {
  const name = typed.trim().replace(/^\//, '');
  return name === '' ? null : name;
}

/** Writes a canned reply anew, or changes one. */
export function CannedReplyForm({ reply, close }: { reply: Reply | undefined; close: () => void }) {
  const mayShare = useMay('canned.manage');
  const create = useWrite(createCannedReply, { outdates, onDone: close });
  const update = useWrite(updateCannedReply, { outdates, onDone: close });
  const { title, shortcut } = reply ?? blank;
  const text = wordsIn(reply ?? blank, { marked: true });
  const fields = useFields({ title, shortcut: shortcut ?? '', text, whose: mayShare ? 'all' : 'own' });
  const submit = ({ whose, ...written }: typeof fields.values) => {
    const values = { ...written, marked: true, shortcut: shortcutOf(written.shortcut) };
    return reply === undefined
      ? create.mutateAsync({ ...values, own: whose === 'own' })
      : update.mutateAsync({ id: reply.id, version: reply.version, ...values });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={reply === undefined ? 'Add' : 'Save'}>
      <FieldRow>
        <TextInput
          label="Title"
          description="Agents find it by this."
          required
          data-autofocus
          {...fields.getInputProps('title')}
        />
        <TextInput
          label="Shortcut"
          description="Typed after / in an answer."
          placeholder="label"
          {...fields.getInputProps('shortcut')}
        />
      </FieldRow>
      {reply === undefined && mayShare ? (
        <SegmentedControl
          aria-label="For whom"
          data={[
            { value: 'all', label: 'For everybody' },
            { value: 'own', label: 'Only for me' },
          ]}
          {...fields.getInputProps('whose')}
        />
      ) : null}
      <WordsField
        label="Text"
        description={<Placeholders />}
        value={fields.values.text}
        write={(next) => fields.setFieldValue('text', next)}
        error={fields.errors['text']}
      />
    </Form>
  );
}
