import { t } from '@lingui/core/macro';
import { Autocomplete, MultiSelect, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { namesNoTime, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { FieldGroup, FieldRow } from '../../ui/form.tsx';
import { IdentifierList } from './identifier-list.tsx';
import { FeelingFields, WhatFields } from './mapping-parts.tsx';
import { detailWords, factWords, PairList } from './pair-list.tsx';

export interface MappingFormProps {
  mapping: Mapping;
  columns: readonly string[];
  onChange: (mapping: Mapping) => void;
}

const ownDomain = '@shop.example';

const nobody = [
  { value: 'refuse', label: t`Refuse it` },
  { value: 'each', label: t`A customer of its own` },
];

/** The usual parts of a mapping. Lookups and derived columns are kept as they are: they are edited as JSON. */
export function MappingForm(props: MappingFormProps) {
  const { mapping, onChange } = props;
  return (
    <>
      <TextInput
        label={t`Source`}
        description={t`The rows stand under this name; the same rows under the same name are never written twice.`}
        value={mapping.source}
        onChange={(event) => onChange({ ...mapping, source: event.currentTarget.value })}
      />
      {mapping.format === 'mbox' ? <MailFields {...props} /> : <RowFields {...props} />}
    </>
  );
}

/** Mails say themselves who, when and what; only whose address is ours may have to be said. */
function MailFields({ mapping, onChange }: MappingFormProps) {
  return (
    <TagsInput
      label={t`Addresses of your own`}
      description={t`Mails from these are your answers. Your mailboxes and trading names are known; add colleagues’ addresses, or a whole domain as @shop.example.`}
      placeholder={ownDomain}
      value={mapping.own ?? []}
      onChange={(own) => onChange({ ...mapping, own })}
    />
  );
}

function RowFields({ mapping, columns, onChange }: MappingFormProps) {
  const put = (part: Partial<Mapping>) => onChange({ ...mapping, ...part });
  const { customer } = mapping;
  return (
    <>
      <FieldGroup title={t`When`}>
        <WhenFields mapping={mapping} columns={columns} onChange={onChange} />
      </FieldGroup>
      <FieldGroup title={t`Who`}>
        <IdentifierList
          identifiers={customer.identifiers}
          columns={columns}
          onChange={(identifiers) => put({ customer: { ...customer, identifiers } })}
        />
        <Select
          label={t`A row that names nobody`}
          data={nobody}
          value={customer.nobody}
          onChange={(next) => put({ customer: { ...customer, nobody: next === 'each' ? 'each' : 'refuse' } })}
          maw={280}
        />
      </FieldGroup>
      <FieldGroup title={t`What`}>
        <WhatFields mapping={mapping} columns={columns} onChange={onChange} />
      </FieldGroup>
      <FieldGroup title={t`Facts`} about={t`Numbers, yes or no, and short words: what was done.`}>
        <PairList words={factWords} values={mapping.facts} columns={columns} onChange={(facts) => put({ facts })} />
      </FieldGroup>
      <FieldGroup title={t`Feeling`} about={t`How it felt, when the row says so.`}>
        <FeelingFields mapping={mapping} columns={columns} onChange={onChange} />
      </FieldGroup>
      <FieldGroup title={t`Words and details`} about={t`Anything else worth reading; erased with the customer.`}>
        <PairList
          words={detailWords}
          values={mapping.detail}
          columns={columns}
          onChange={(detail) => put({ detail })}
        />
      </FieldGroup>
      <MultiSelect
        label={t`What names a row`}
        description={t`Rows with the same values here are one and the same. Empty: the whole row.`}
        data={[...new Set([...columns, ...mapping.key])]}
        searchable
        value={mapping.key}
        onChange={(key) => put({ key })}
      />
    </>
  );
}

function WhenFields({ mapping, columns, onChange }: MappingFormProps) {
  const { occurredAt } = mapping;
  return (
    <>
      <FieldRow>
        <Select
          label={t`Column`}
          data={[...new Set([...columns, occurredAt.column])].filter((column) => column !== '')}
          searchable
          placeholder={t`Choose a column`}
          error={namesNoTime(mapping) ? t`No column looks like a time: name one.` : undefined}
          value={occurredAt.column === '' ? null : occurredAt.column}
          onChange={(column) =>
            onChange({ ...mapping, occurredAt: { ...occurredAt, column: column ?? occurredAt.column } })
          }
        />
        <Autocomplete
          label={t`Written as`}
          data={['auto', 'iso', 'unix', 'unix_ms', 'dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm']}
          value={occurredAt.format}
          onChange={(format) => onChange({ ...mapping, occurredAt: { ...occurredAt, format } })}
        />
      </FieldRow>
      <Switch
        label={t`Numbers have a decimal comma (1.234,50)`}
        checked={mapping.decimalComma}
        onChange={(event) => onChange({ ...mapping, decimalComma: event.currentTarget.checked })}
      />
    </>
  );
}
