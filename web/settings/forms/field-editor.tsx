import { lazy, Suspense } from 'react';
import { t } from '@lingui/core/macro';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { formLimits, type AcceptKind, type FormField } from '#core/channels/form/fields.ts';
import { labelOf } from '#core/channels/form/words.ts';
import { FieldRow } from '../../ui/form.tsx';
import { ConditionFields } from './condition-fields.tsx';
import type { EditorPart } from './form-editor.tsx';
import { OptionList } from './option-list.tsx';
import { withWords } from './settings.ts';
import editing from '../../ui/editing.module.css';

export interface FieldPart extends EditorPart {
  field: FormField;
  onChange: (field: FormField) => void;
}

const accepts: Array<{ value: AcceptKind; label: string }> = [
  { value: 'any', label: t`Any but programs` },
  { value: 'documents', label: t`Pictures and documents` },
  { value: 'pictures', label: t`Pictures` },
];

const Agreeing = lazy(async () => ({ default: (await import('./agreeing.tsx')).Agreeing }));

/** One field: its words in the language chosen, and what it takes. */
export function FieldEditor(part: FieldPart) {
  const { field, settings, language, onChange } = part;
  const shared = { dir: rightToLeft.has(language) ? 'rtl' : 'ltr', lang: language };
  const ours = labelOf({ ...field, label: {} }, { language, fallback: settings.language });
  const isHidden = field.kind === 'hidden';
  return (
    <div className={editing.editor}>
      <FieldRow>
        <TextInput
          label={t`Label`}
          placeholder={ours === field.key ? '' : ours}
          maxLength={120}
          value={field.label[language] ?? ''}
          onChange={(event) =>
            onChange({ ...field, label: withWords(field.label, language, event.currentTarget.value) })
          }
          {...shared}
        />
        {isHidden ? null : (
          <TextInput
            label={t`Help below it`}
            maxLength={300}
            value={field.help[language] ?? ''}
            onChange={(event) =>
              onChange({ ...field, help: withWords(field.help, language, event.currentTarget.value) })
            }
            {...shared}
          />
        )}
      </FieldRow>
      <OfKind {...part} />
      {isHidden ? (
        <TextInput
          label={t`Filled from`}
          description={t`The name of a value in the address of the page, such as utm_source; or a data- attribute of the tag.`}
          placeholder={field.key}
          value={field.param}
          onChange={(event) => onChange({ ...field, param: event.currentTarget.value })}
        />
      ) : (
        <Switch
          label={t({ message: 'Needed', comment: 'a field that must be filled in' })}
          disabled={field.role === 'email' || field.standsFor !== undefined}
          checked={field.required}
          onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        />
      )}
      {field.role === 'email' ? null : <ConditionFields {...part} />}
    </div>
  );
}

/** What only fields of its kind have. */
function OfKind(part: FieldPart) {
  const { kind } = part.field;
  if (kind === 'choice' || kind === 'choices') return <OptionList {...part} />;
  if (kind === 'number') return <Range {...part} />;
  if (kind === 'consent')
    return (
      <Suspense fallback={null}>
        <Agreeing {...part} />
      </Suspense>
    );
  return kind === 'file' ? <Files {...part} /> : null;
}

function Range({ field, onChange }: FieldPart) {
  const limit = (value: string | number) => (typeof value === 'number' ? value : null);
  return (
    <FieldRow>
      <NumberInput
        label={t`At least`}
        value={field.least ?? ''}
        onChange={(value) => onChange({ ...field, least: limit(value) })}
      />
      <NumberInput
        label={t`At most`}
        value={field.most ?? ''}
        onChange={(value) => onChange({ ...field, most: limit(value) })}
      />
    </FieldRow>
  );
}

function Files({ field, onChange }: FieldPart) {
  return (
    <FieldRow>
      <Select
        label={t`Kinds of files`}
        data={accepts}
        allowDeselect={false}
        value={field.accept}
        onChange={(value) => onChange({ ...field, accept: value ?? 'any' })}
      />
      <NumberInput
        label={t`How many at most`}
        min={1}
        max={formLimits.filesOfField}
        value={field.mostFiles}
        onChange={(value) => onChange({ ...field, mostFiles: typeof value === 'number' ? value : 1 })}
      />
    </FieldRow>
  );
}
