import { ph, t } from '@lingui/core/macro';
import { NumberInput, Select } from '@mantine/core';
import { listSurveys } from '#core/contract/surveys.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { useRead } from '../../app/read.ts';
import { FieldGroup, FieldRow, type Fields } from '../../ui/form.tsx';
import { scaleWords } from '../../ui/scale-words.ts';
import { QuietHours } from '../quiet-hours.tsx';
import type { WhenValues } from './when-values.ts';

interface Given {
  fields: Fields<WhenValues>;
  may: boolean;
  survey: string;
}

/** How far it keeps from other questions, what is to come first, and until when an answer is taken. */
export function DistanceFields({ fields, may, survey }: Given) {
  const surveys = useRead(listSurveys, {}).data?.items ?? [];
  const own = surveys.find(({ id }) => id === survey)?.scale ?? null;
  const others = [
    ...new Set(surveys.flatMap(({ scale }) => (scale === null || scale === own ? [] : [scale as Scale]))),
  ];
  const days = { min: 0, max: 730, allowDecimal: false, disabled: !may };
  return (
    <FieldGroup
      title={t`Distance from other questions`}
      about={t`Days between any two questions to a person stand under “When we ask”. Here is what is different for this one.`}
    >
      <FieldRow>
        <NumberInput
          label={t`After one of its own kind`}
          description={t`days at least`}
          {...days}
          {...fields.getInputProps('sameKindDays')}
        />
        {others.map((scale) => (
          <NumberInput
            key={scale}
            label={t`After ${ph({ scale: scaleWords[scale].short })}`}
            description={t`days; empty: as between any two`}
            {...days}
            value={fields.values.distances[scale] ?? ''}
            onChange={(value) =>
              fields.setFieldValue('distances', {
                ...fields.values.distances,
                [scale]: typeof value === 'number' ? value : '',
              })
            }
          />
        ))}
      </FieldRow>
      <Before fields={fields} may={may} others={surveys.filter(({ id }) => id !== survey)} />
      <NumberInput
        label={t`Take answers for`}
        description={t`days after asking`}
        min={1}
        max={90}
        allowDecimal={false}
        disabled={!may}
        {...fields.getInputProps('openDays')}
      />
      <QuietHours fields={fields} may={may} />
    </FieldGroup>
  );
}

interface Others extends Omit<Given, 'survey'> {
  others: ReadonlyArray<{ id: string; name: string }>;
}

function Before({ fields, may, others }: Others) {
  return (
    <FieldRow>
      <Select
        label={t`Not before`}
        placeholder={t`no other survey`}
        clearable
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        disabled={!may}
        {...fields.getInputProps('afterSurvey')}
      />
      {fields.values.afterSurvey === null ? null : (
        <>
          <Select
            label={t`was`}
            data={[
              { value: 'answered', label: t`answered by them` },
              { value: 'asked', label: t`put to them` },
            ]}
            allowDeselect={false}
            disabled={!may}
            {...fields.getInputProps('afterWhat')}
          />
          <NumberInput
            label={t`so many days ago`}
            min={0}
            max={730}
            allowDecimal={false}
            disabled={!may}
            {...fields.getInputProps('afterDays')}
          />
        </>
      )}
    </FieldRow>
  );
}
