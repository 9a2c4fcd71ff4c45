import { t } from '@lingui/core/macro';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { addAnnotation } from '#core/contract/control.ts';
import type { AnnotationKind } from '#core/insight/annotation-kinds.ts';
import { useWrite } from '../app/read.ts';
import { Form, useFields } from '../ui/form.tsx';
import { KindShape, kindChoices } from './annotation-kinds.tsx';
import { told } from './annotations.tsx';

/** Says what happened on a day. */
export function AnnotationForm({ today, onClose }: { today: string; onClose: () => void }) {
  const write = useWrite(addAnnotation, { outdates: told, onDone: onClose });
  const fields = useFields({ day: today, kind: 'other' as AnnotationKind, words: '', anew: false });
  return (
    <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Add`}>
      <TextInput type="date" label={t`Day`} required {...fields.getInputProps('day')} />
      <Select
        label={t({ message: 'Kind', context: 'what happened on a day' })}
        data={kindChoices}
        allowDeselect={false}
        renderOption={({ option }) => (
          <>
            <KindShape kind={option.value as AnnotationKind} /> {option.label}
          </>
        )}
        leftSection={<KindShape kind={fields.values.kind} />}
        {...fields.getInputProps('kind')}
      />
      <TextInput label={t`What happened`} maxLength={120} required {...fields.getInputProps('words')} />
      <Checkbox
        label={t`What is usual is another from this day on`}
        description={t`Limits begin anew there, for every chart. Leave it out for what passes, such as a sale.`}
        {...fields.getInputProps('anew', { type: 'checkbox' })}
      />
    </Form>
  );
}
