import { t } from '@lingui/core/macro';
import { NumberInput, Switch } from '@mantine/core';
import { FieldGroup, FieldRow } from '../../ui/form.tsx';
import type { PartProps } from '../rules-page.tsx';

/** Whether whoever was low is asked once more after we made up for it. */
export function AskedAgain({ fields, may }: PartProps) {
  return (
    <FieldGroup
      title={t`Asking once more`}
      about={t`The question that was answered low is put once more: once for a case, also to who was asked lately, never to who wants none. It is in no headline figure.`}
    >
      <Switch
        label={t`Ask again after a case is settled`}
        disabled={!may}
        {...fields.getInputProps('again', { type: 'checkbox' })}
      />
      {fields.values.again ? (
        <FieldRow>
          <NumberInput
            label={t`Days after it is settled`}
            allowDecimal={false}
            min={1}
            max={90}
            disabled={!may}
            {...fields.getInputProps('againDays')}
          />
          <NumberInput
            label={t`To compare with: of those not reached`}
            description={t`drawn at random; 0: nobody, then no gain can be shown`}
            suffix=" %"
            allowDecimal={false}
            min={0}
            max={100}
            disabled={!may}
            {...fields.getInputProps('againShare')}
          />
        </FieldRow>
      ) : null}
    </FieldGroup>
  );
}
