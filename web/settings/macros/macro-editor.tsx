import { t } from '@lingui/core/macro';
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listCannedReplies } from '#core/contract/canned.ts';
import { createMacro, updateMacro, type listMacros } from '#core/contract/macros.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { WordsField, wordsIn } from '../../desk/words/words-field.tsx';
import { FieldGroup, Form, useFields } from '../../ui/form.tsx';
import { GivingFields, MarkFields, SnoozeFields, StandingField } from './step-fields.tsx';
import { fieldsOf, stepsOf } from './steps.ts';

type Macro = WireOutputOf<typeof listMacros>['items'][number];

const outdates = ['macro.'];
const placeholder = '{{ customer.firstName | default: "there" }}';
const blank = { title: '', answer: null, marked: true, steps: [] };

/** Makes a macro, or changes one. */
export function MacroEditor({ macro, close }: { macro: Macro | undefined; close: () => void }) {
  const mayShare = useMay('canned.manage');
  const create = useWrite(createMacro, { outdates, onDone: close });
  const update = useWrite(updateMacro, { outdates, onDone: close });
  const { title, answer, marked, steps } = macro ?? blank;
  const begun = wordsIn({ text: answer ?? '', marked }, { marked: true });
  const fields = useFields({ title, answer: begun, whose: mayShare ? 'all' : 'own', ...fieldsOf(steps) });
  const submit = ({ title: named, answer: words, whose, ...rest }: typeof fields.values) => {
    const values = { title: named, answer: words.trim() === '' ? null : words, marked: true, steps: stepsOf(rest) };
    return macro === undefined
      ? create.mutateAsync({ ...values, own: whose === 'own' })
      : update.mutateAsync({ id: macro.id, version: macro.version, ...values });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={macro === undefined ? t`Add` : t`Save`}>
      <TextInput label={t`Title`} required data-autofocus {...fields.getInputProps('title')} />
      {macro === undefined && mayShare ? (
        <SegmentedControl
          aria-label={t`For whom`}
          data={[
            { value: 'all', label: t`For everybody` },
            { value: 'own', label: t`Only for me` },
          ]}
          {...fields.getInputProps('whose')}
        />
      ) : null}
      <TakeCanned take={(text) => fields.setFieldValue('answer', text)} />
      <WordsField
        label={t({ message: 'Answer', context: 'noun' })}
        description={t`Left empty: nothing is answered. ${placeholder} and the other placeholders of canned replies are filled in.`}
        value={fields.values.answer}
        write={(next) => fields.setFieldValue('answer', next)}
        error={fields.errors['answer']}
      />
      <FieldGroup title={t`And in the same moment`} about={t`What is left empty stays as it is.`}>
        <GivingFields fields={fields} />
        <MarkFields fields={fields} />
        <StandingField fields={fields} />
        <SnoozeFields fields={fields} />
      </FieldGroup>
    </Form>
  );
}

/** The words of a canned reply, to begin with. */
function TakeCanned({ take }: { take(text: string): void }) {
  const { data } = useRead(listCannedReplies, {}, { staleTime: 60_000 });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Select
      label={t`Take the words of a canned reply`}
      searchable
      value={null}
      data={data.items.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(value) => {
        const reply = data.items.find(({ id }) => id === value);
        if (reply !== undefined) take(wordsIn(reply, { marked: true }));
      }}
    />
  );
}
