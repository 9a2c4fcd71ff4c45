import { ph, t } from '@lingui/core/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import { cautionKinds, type CautionKind } from '#core/customers/caution.ts';
import { liftCaution, setCaution } from '#core/contract/cautions.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { endOfDay } from '../desk/later.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { zoneOfPages } from '../ui/format.ts';
import { cautionWords } from './caution-words.ts';
import type { Card } from './customer-frame.tsx';

const outdates = ['customer.'];

interface AddCautionProps {
  card: Pick<Card, 'id' | 'name'>;
  variant?: 'default' | 'subtle';
}

/** Opens the form in which somebody says that a customer is to be treated with care. */
export function AddCaution({ card, variant = 'default' }: AddCautionProps) {
  if (!useMay('customer.edit')) return null;
  return (
    <Dialog
      open={t`Treat with care…`}
      title={t`Treat ${ph({ name: card.name })} with care`}
      variant={variant}
      {...(variant === 'subtle' ? { size: 'compact-sm' } : {})}
    >
      {(close) => <CautionForm customer={card.id} close={close} />}
    </Dialog>
  );
}

function CautionForm({ customer, close }: { customer: string; close: () => void }) {
  const lift = useWrite(liftCaution, { outdates, onError: toastError });
  const set = useWrite(setCaution, {
    outdates,
    onDone({ id: caution, kind }) {
      close();
      const undo = () => lift.mutate({ id: customer, caution });
      toast({ text: t`Said: ${ph({ what: cautionWords[kind] })}`, undo });
    },
  });
  const fields = useFields<{ kind: CautionKind; until: string; note: string }>({
    kind: 'bereaved',
    until: '',
    note: '',
  });
  return (
    <Form
      fields={fields}
      onSubmit={({ kind, until, note }) =>
        set.mutateAsync({
          id: customer,
          kind,
          note,
          until: until === '' ? null : endOfDay(until, zoneOfPages()).toISOString(),
        })
      }
      submit={t`Save`}
    >
      <FieldRow>
        <Select
          label={t`Why`}
          allowDeselect={false}
          data-autofocus
          data={cautionKinds.map((value) => ({ value, label: cautionWords[value] }))}
          {...fields.getInputProps('kind')}
        />
        <TextInput
          type="date"
          label={t`Until`}
          description={t`Empty: until somebody takes it away.`}
          {...fields.getInputProps('until')}
        />
      </FieldRow>
      <Textarea
        label={t`Note`}
        description={t`Seen by everybody who sees customers; forgotten with the customer.`}
        autosize
        minRows={2}
        maxLength={500}
        {...fields.getInputProps('note')}
      />
    </Form>
  );
}
