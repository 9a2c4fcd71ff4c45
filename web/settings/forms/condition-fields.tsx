import { ph, t } from '@lingui/core/macro';
import { MultiSelect, Select } from '@mantine/core';
import { valuesToAskFor } from '#core/channels/form/faults-of-fields.ts';
import type { FormField } from '#core/channels/form/fields.ts';
import { saidIn } from '#core/channels/form/say.ts';
import { labelOf } from '#core/channels/form/words.ts';
import { FieldRow } from '../../ui/form.tsx';
import type { FieldPart } from './field-editor.tsx';

const always = { value: '', label: t`Always` };

/** On which earlier field it depends whether this one is shown. */
export function ConditionFields({ field, settings, language, onChange }: FieldPart) {
  const spoken = { language, fallback: settings.language };
  const at = settings.fields.findIndex(({ key }) => key === field.key);
  const earlier = settings.fields.slice(0, at).filter(({ kind }) => kind !== 'file' && kind !== 'hidden');
  if (earlier.length === 0) return null;
  const on = earlier.find(({ key }) => key === field.showIf?.field);
  const depend = (key: string | null) => {
    const chosen = earlier.find((each) => each.key === key);
    onChange({ ...field, showIf: chosen ? { field: chosen.key, is: valuesToAskFor(chosen).slice(0, 1) } : null });
  };
  return (
    <FieldRow>
      <Select
        label={t({ message: 'Shown', comment: 'when a field is shown: always, or depending on another' })}
        data={[
          always,
          ...earlier.map((each) => ({
            value: each.key,
            label: t`Depends on “${ph({ field: labelOf(each, spoken) })}”`,
          })),
        ]}
        allowDeselect={false}
        value={on?.key ?? ''}
        onChange={depend}
      />
      {on === undefined ? null : <Values field={field} on={on} spoken={spoken} onChange={onChange} />}
    </FieldRow>
  );
}

interface ValuesProps extends Pick<FieldPart, 'field' | 'onChange'> {
  on: FormField;
  spoken: Parameters<typeof labelOf>[1];
}

function Values({ field, on, spoken, onChange }: ValuesProps) {
  if (on.options.length === 0)
    return <p className="muted">{on.kind === 'consent' ? t`When it is ticked.` : t`When it is filled in.`}</p>;
  return (
    <MultiSelect
      label={t({ message: 'When it is', comment: 'the value of another field follows' })}
      data={on.options.map(({ key, label }) => ({ value: key, label: saidIn(label, spoken) || key }))}
      value={field.showIf?.is ?? []}
      onChange={(is) =>
        onChange({ ...field, showIf: { field: on.key, is: is.length === 0 ? [on.options[0]!.key] : is } })
      }
    />
  );
}
