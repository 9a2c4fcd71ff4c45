import { t } from '@lingui/core/macro';
import { Select, TextInput } from '@mantine/core';
import type { Stage } from '#core/touchpoints/stage.ts';
import { stageNames } from '../../desk/reasons/reason-words.ts';
import { Form, useFields } from '../../ui/form.tsx';

interface Values {
  name: string;
  stage: Stage | null;
}

interface ReasonFormProps {
  before: Values;
  submit: string;
  save(values: Values): Promise<unknown>;
}

const depends = 'depends';

/** What a reason is called, and where in the purchase it usually comes up. */
export function ReasonForm({ before, submit, save }: ReasonFormProps) {
  const fields = useFields<{ name: string; stage: string }>({ name: before.name, stage: before.stage ?? depends });
  const send = ({ name, stage }: { name: string; stage: string }) =>
    save({ name, stage: stage === depends ? null : (stage as Stage) });
  return (
    <Form fields={fields} onSubmit={send} submit={submit}>
      <TextInput label={t`Name`} required data-autofocus maxLength={60} {...fields.getInputProps('name')} />
      <Select
        label={t`Usual stage`}
        description={t`Is set along with the reason, where nobody said otherwise.`}
        allowDeselect={false}
        data={[
          ...Object.entries(stageNames).map(([value, label]) => ({ value, label })),
          { value: depends, label: t`It depends` },
        ]}
        comboboxProps={{ withinPortal: true }}
        {...fields.getInputProps('stage')}
      />
    </Form>
  );
}
