import { t } from '@lingui/core/macro';
import { Select, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { adoptTouchpoint, changeTouchpoint, createTouchpoint, listTouchpoints } from '#core/contract/touchpoints.ts';
import type { Stage } from '#core/touchpoints/touchpoint-catalogue.ts';
import { useWrite } from '../app/read.ts';
import { FieldRow, Form, useFields } from '../ui/form.tsx';

type Touchpoint = WireOutputOf<typeof listTouchpoints>['items'][number];

/** Where on the way of a customer, in words. */
export const stageWords: Readonly<Record<Stage, string>> = {
  before: t`Before they buy`,
  during: t`While they buy`,
  after: t`After they bought`,
};

const stageOptions = Object.entries(stageWords).map(([value, label]) => ({ value, label }));

function verb(touchpoint: Touchpoint | undefined): string {
  if (touchpoint === undefined) return t`Add`;
  return touchpoint.state === 'adopted' ? t`Save` : t`Adopt`;
}

/** Adds, adopts or changes a touchpoint. */
export function TouchpointForm({ touchpoint, close }: { touchpoint?: Touchpoint; close: () => void }) {
  const options = { outdates: ['touchpoint.'], onDone: close };
  const create = useWrite(createTouchpoint, options);
  const change = useWrite(changeTouchpoint, options);
  const adopt = useWrite(adoptTouchpoint, options);
  const fields = useFields({
    name: touchpoint?.name ?? '',
    channel: touchpoint?.channel ?? 'web',
    stage: touchpoint?.stage ?? ('before' as Stage),
    ownerTeam: touchpoint?.ownerTeam ?? '',
  });
  const submit = (values: typeof fields.values) => {
    if (touchpoint === undefined) return create.mutateAsync(values);
    const { id, version, state } = touchpoint;
    return (state === 'adopted' ? change : adopt).mutateAsync({ id, version, ...values });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={verb(touchpoint)}>
      <TextInput label={t`Name`} required data-autofocus {...fields.getInputProps('name')} />
      <FieldRow>
        <TextInput
          label={t`Channel`}
          description={t`One small word: web, mail, store…`}
          required
          {...fields.getInputProps('channel')}
        />
        <Select
          label={t`Stage`}
          description={t`Where on the way it is met.`}
          data={stageOptions}
          {...fields.getInputProps('stage')}
        />
      </FieldRow>
      <TextInput label={t`Team that owns it`} {...fields.getInputProps('ownerTeam')} />
    </Form>
  );
}
