import { t } from '@lingui/core/macro';
import { Checkbox, TextInput } from '@mantine/core';
import { addAnnotation } from '#core/contract/control.ts';
import { useWrite } from '../app/read.ts';
import { Form, useFields } from '../ui/form.tsx';
import { told } from './annotations.tsx';

/** Says what happened on a day. */
export function AnnotationForm({ today, onClose }: { today: string; onClose: () => void }) {
  const write = useWrite(addAnnotation, { outdates: told, onDone: onClose });
  const fields = useFields({ day: today, words: '', anew: false });
  return (
    <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Add`}>
      <TextInput type="date" label={t`Day`} required {...fields.getInputProps('day')} />
      <TextInput label={t`What happened`} maxLength={120} required {...fields.getInputProps('words')} />
      <Checkbox
        label={t`What is usual is another from this day on`}
        description={t`Limits begin anew there, for every chart. Leave it out for what passes, such as a sale.`}
        {...fields.getInputProps('anew', { type: 'checkbox' })}
      />
    </Form>
  );
}
