import { t } from '@lingui/core/macro';
import { Checkbox, Select } from '@mantine/core';
import { FieldRow } from '../../ui/form.tsx';
import { StageChoice } from '../reasons/stage-choice.tsx';
import { useReasonChoices } from '../views/choices.ts';
import type { BeginFields } from './whom-field.tsx';
import styles from './begin.module.css';

/** Why it is begun, and who has it then. */
export function Filing({ fields }: { fields: BeginFields }) {
  const reasons = useReasonChoices().filter(({ value }) => value !== 'none');
  const { reason, stage } = fields.values;
  return (
    <>
      {reasons.length === 0 ? null : (
        <FieldRow>
          <Select
            label={t`Reason`}
            placeholder={t`Not said`}
            clearable
            searchable
            data={reasons}
            value={reason}
            onChange={(next) => fields.setFieldValue('reason', next)}
            comboboxProps={{ withinPortal: true }}
          />
          <div className={styles.stage}>
            <StageChoice stage={stage} choose={(next) => fields.setFieldValue('stage', next)} />
          </div>
        </FieldRow>
      )}
      <Checkbox label={t`Give it to me`} {...fields.getInputProps('mine', { type: 'checkbox' })} />
    </>
  );
}
