import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { Select, TextInput } from '@mantine/core';
import { Form, useFields } from '../../ui/form.tsx';
import { zones } from '../../access/places.ts';

interface NameFormProps {
  values: { name: string; zone: string };
  submit: string;
  save: (values: { name: string; zone: string }) => Promise<unknown>;
  close: () => void;
}

/** What opening hours are called, and by which clock they are meant. */
export function NameForm({ values, submit, save, close }: NameFormProps) {
  const fields = useFields(values);
  const list = useMemo(() => zones(), []);
  return (
    <Form fields={fields} onSubmit={async (given) => (await save(given), close())} submit={submit}>
      <TextInput
        label={t`Name`}
        placeholder={t`Customer care`}
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <Select label={t`Time zone`} data={list} searchable required limit={60} {...fields.getInputProps('zone')} />
    </Form>
  );
}
