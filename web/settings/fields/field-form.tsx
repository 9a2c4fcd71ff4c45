import { t } from '@lingui/core/macro';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { fieldKinds, type FieldKind } from '#core/contract/fields.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { kindNames } from './kind-names.ts';

export interface FieldValues {
  name: string;
  kind: FieldKind;
  required: boolean;
  choices: string[];
}

interface FieldFormProps {
  before: FieldValues;
  /** Its kind is said once. */
  isNew: boolean;
  save(values: FieldValues): Promise<unknown>;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a field is called, what may stand in it, and whether it must. */
export function FieldForm({ before, isNew, save }: FieldFormProps) {
  const fields = useFields({ ...before, choices: before.choices.join('\n') });
  const { kind } = fields.getValues();
  const isList = kind === 'one' || kind === 'several';
  const send = (values: Omit<FieldValues, 'choices'> & { choices: string }) =>
    save({ ...values, choices: isList ? linesOf(values.choices) : [] });
  return (
    <Form fields={fields} onSubmit={send} submit={isNew ? t`Add` : t`Save`}>
      <TextInput label={t`Name`} required data-autofocus maxLength={60} {...fields.getInputProps('name')} />
      {isNew ? (
        <Select
          label={t`Kind`}
          allowDeselect={false}
          data={fieldKinds.map((value) => ({ value, label: kindNames[value] }))}
          comboboxProps={{ withinPortal: true }}
          {...fields.getInputProps('kind')}
        />
      ) : null}
      {isList ? (
        <Textarea
          label={t`Choices`}
          description={t`One on each line, in their order. One that is taken out stays where it was chosen and is offered no more.`}
          required
          autosize
          minRows={4}
          maxRows={12}
          {...fields.getInputProps('choices')}
        />
      ) : null}
      <Checkbox
        label={t`Needed before a conversation is resolved`}
        {...fields.getInputProps('required', { type: 'checkbox' })}
      />
    </Form>
  );
}
