import { t } from '@lingui/core/macro';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { createPlace } from '#core/contract/places.ts';
import { useWrite } from '../../app/read.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { PlaceFields, placeSettings, type PlaceValues } from './place-form.tsx';

const empty: PlaceValues = { kind: 'device', name: '', survey: null, touchpoint: null, tradingName: null };

/** Adds a place and opens it. */
export function NewPlace() {
  return (
    <Dialog open={t`New place`} title={t`New place`} leftSection={<IconPlus size={16} stroke={1.7} />}>
      {() => <Adding />}
    </Dialog>
  );
}

function Adding() {
  const navigate = useNavigate();
  const fields = useFields<PlaceValues>(empty);
  const create = useWrite(createPlace, {
    outdates: ['place.'],
    onDone: ({ id }) => navigate({ to: '/listening/places/$place', params: { place: id } }),
  });
  return (
    <Form
      fields={fields}
      submit={t`Add`}
      onSubmit={(values) => create.mutateAsync({ kind: values.kind, ...placeSettings(values) })}
    >
      <PlaceFields fields={fields} isNew />
    </Form>
  );
}
