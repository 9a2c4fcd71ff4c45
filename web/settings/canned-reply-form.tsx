import { Trans } from '@lingui/react/macro';
import { t } from '@lingui/core/macro';
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createCannedReply, updateCannedReply, type listCannedReplies } from '#core/contract/canned.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { WordsField, wordsIn } from '../desk/words/words-field.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';

type Reply = WireOutputOf<typeof listCannedReplies>['items'][number];

const outdates = ['canned.'];
const exampleShortcut = 'label';

const placeholders = [
  ['{{ customer.firstName | default: "there" }}', t`the customer’s first name, or “there”`],
  ['{{ customer.name }}, {{ customer.email }}', t`the customer`],
  [
    '{{ agent.firstName }}, {{ agent.name }}',
    t({ message: 'you', comment: 'What becomes of a placeholder: the name of the colleague who answers' }),
  ],
  ['{{ conversation.number }}, {{ conversation.subject }}', t`the conversation`],
  ['{{ company.name }}', t`the company`],
] as const;

function Placeholders() {
  return (
    <>
      {placeholders.map(([written, becomes]) => (
        <span key={written} style={{ display: 'block' }}>
          <code>{written}</code> {becomes}
        </span>
      ))}
      <Trans>
        What is not known and has no default stays in the answer, marked, and keeps it back until somebody has seen to
        it.
      </Trans>
    </>
  );
}

const blank = { title: '', kind: 'usual' as const, shortcut: null, text: '', marked: true };

function shortcutOf(typed: string): string | null {
  const name = typed.trim().replace(/^\//, '');
  return name === '' ? null : name;
}

/** Writes a canned reply anew, or changes one. */
export function CannedReplyForm({ reply, close }: { reply: Reply | undefined; close: () => void }) {
  const mayShare = useMay('canned.manage');
  const create = useWrite(createCannedReply, { outdates, onDone: close });
  const update = useWrite(updateCannedReply, { outdates, onDone: close });
  const { title, shortcut, kind } = reply ?? blank;
  const text = wordsIn(reply ?? blank, { marked: true });
  const fields = useFields({
    title,
    shortcut: shortcut ?? '',
    kind: kind as Reply['kind'],
    text,
    whose: mayShare ? 'all' : 'own',
  });
  const submit = ({ whose, ...written }: typeof fields.values) => {
    const values = { ...written, marked: true, shortcut: shortcutOf(written.shortcut) };
    return reply === undefined
      ? create.mutateAsync({ ...values, own: whose === 'own' })
      : update.mutateAsync({ id: reply.id, version: reply.version, ...values });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={reply === undefined ? t`Add` : t`Save`}>
      <FieldRow>
        <TextInput
          label={t`Title`}
          description={t`Agents find it by this.`}
          required
          data-autofocus
          {...fields.getInputProps('title')}
        />
        <TextInput
          label={t`Shortcut`}
          description={t`Typed after / in an answer.`}
          placeholder={exampleShortcut}
          {...fields.getInputProps('shortcut')}
        />
      </FieldRow>
      {reply === undefined && mayShare ? (
        <SegmentedControl
          aria-label={t`For whom`}
          data={[
            { value: 'all', label: t`For everybody` },
            { value: 'own', label: t`Only for me` },
          ]}
          {...fields.getInputProps('whose')}
        />
      ) : null}
      <WhatFor input={fields.getInputProps('kind')} />
      <WordsField
        label={t`Text`}
        description={<Placeholders />}
        value={fields.values.text}
        write={(next) => fields.setFieldValue('text', next)}
        error={fields.errors['text']}
      />
    </Form>
  );
}

function WhatFor({ input }: { input: object }) {
  return (
    <Select
      label={t`What for`}
      description={t`Apologies are offered where we make up for something, in a recovery case.`}
      allowDeselect={false}
      data={[
        { value: 'usual', label: t`Any answer` },
        { value: 'apology', label: t`An apology` },
      ]}
      {...input}
    />
  );
}
