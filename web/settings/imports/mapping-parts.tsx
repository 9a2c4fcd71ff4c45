import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { isKind } from '#core/touchpoints/kinds.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { happenedWords } from '../../customers/happened-words.ts';
import { FieldRow } from '../../ui/form.tsx';
import { scaleOptions } from '../../ui/scale-words.ts';
import type { MappingFormProps } from './mapping-form.tsx';
import { ValueInput } from './value-input.tsx';

const kindOptions = Object.entries(happenedWords).map(([value, words]) => ({ value, label: `${words} (${value})` }));

/** Touchpoint, channel and kind of the interaction. */
export function WhatFields({ mapping, columns, onChange }: MappingFormProps) {
  const { interaction } = mapping;
  const put = (part: Partial<typeof interaction>) => onChange({ ...mapping, interaction: { ...interaction, ...part } });
  const { kind } = interaction;
  return (
    <FieldRow>
      <ValueInput
        label={t`Touchpoint`}
        value={interaction.touchpoint}
        columns={columns}
        onChange={(touchpoint) => (touchpoint === undefined ? undefined : put({ touchpoint }))}
      />
      <ValueInput
        label={t`Channel`}
        value={interaction.channel}
        columns={columns}
        onChange={(channel) => (channel === undefined ? undefined : put({ channel }))}
      />
      {typeof kind === 'string' ? null : (
        <Select
          label={t`Kind`}
          data={kindOptions}
          searchable
          value={kind.constant}
          onChange={(next) => (next !== null && isKind(next) ? put({ kind: { constant: next } }) : undefined)}
        />
      )}
    </FieldRow>
  );
}

/** The scale and where the score stands; without a scale the row says nothing about feelings. */
export function FeelingFields({ mapping, columns, onChange }: MappingFormProps) {
  const { feelings, ...rest } = mapping;
  const choose = (scale: string | null) => {
    if (!isScale(scale)) onChange(rest);
    else onChange({ ...rest, feelings: { scale, score: feelings?.score ?? columns[0] ?? 'score' } });
  };
  return (
    <FieldRow>
      <Select
        label={t`Scale`}
        placeholder={t({ message: 'None', context: 'scale' })}
        clearable
        data={scaleOptions}
        value={feelings?.scale ?? null}
        onChange={choose}
      />
      {feelings === undefined ? null : (
        <ValueInput
          key={feelings.scale}
          label={t({ message: 'Score', comment: 'of a feeling: 4 of 5' })}
          value={feelings.score}
          columns={columns}
          onChange={(score) =>
            score === undefined ? undefined : onChange({ ...mapping, feelings: { ...feelings, score } })
          }
        />
      )}
    </FieldRow>
  );
}
