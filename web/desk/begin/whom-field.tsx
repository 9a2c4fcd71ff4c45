import { ph, t } from '@lingui/core/macro';
import { useState } from 'react';
import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { listCustomers } from '#core/contract/customers.ts';
import { useRead } from '../../app/read.ts';
import { FieldRow, type Fields } from '../../ui/form.tsx';
import type { FirstWords } from './first-words.ts';
import type { Way } from './use-ways.ts';
import { recipientNames } from '../recipients/recipient-words.ts';
import styles from './begin.module.css';

export type BeginFields = Fields<FirstWords>;

interface WhomProps {
  fields: BeginFields;
  /** How the one who was chosen can be written to by mail; undefined while nobody is, or nobody knows yet. */
  mail: Way | undefined;
}

/** Whom to: somebody found by name or address, or a new address. */
export function WhomField({ fields, mail }: WhomProps) {
  const { to, channel } = fields.values;
  if (to === null) return <Anybody fields={fields} />;
  return (
    <div className={styles.whom}>
      <span className={styles.label}>{recipientNames.to}</span>
      <span className={styles.chosen}>
        <bdi>{to.name}</bdi>
        <button
          type="button"
          aria-label={t`Write to somebody else than ${ph({ name: to.name })}`}
          onClick={() => fields.setValues({ to: null, channel: 'mail', email: '' })}
        >
          <IconX size={14} stroke={2} aria-hidden="true" />
        </button>
      </span>
      {channel === 'mail' ? <AddressOf fields={fields} mail={mail} /> : null}
    </div>
  );
}

function Anybody({ fields }: { fields: BeginFields }) {
  const { email } = fields.values;
  const found = useFound(email);
  const [opened, setOpened] = useState(false);
  // Each label once: two of the same name and address are found by what else is known of them.
  const byLabel = new Map(found.map((one) => [one.label, one]));
  const choose = (label: string) => {
    const one = byLabel.get(label);
    if (one !== undefined)
      fields.setValues({ to: { id: one.id, name: one.name }, email: one.email ?? '', name: '', channel: 'mail' });
  };
  return (
    <FieldRow>
      <Autocomplete
        label={recipientNames.to}
        placeholder={t`Name or address`}
        required
        autoFocus
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        data={[...byLabel.keys()]}
        filter={({ options }) => options}
        // An empty list is not open: Escape closes the dialog then.
        dropdownOpened={opened && found.length > 0}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        comboboxProps={{ withinPortal: true }}
        {...fields.getInputProps('email')}
        onOptionSubmit={choose}
        onChange={(value) => (byLabel.has(value) ? undefined : fields.setFieldValue('email', value))}
      />
      <TextInput label={t`Name`} placeholder={t`If you know it`} {...fields.getInputProps('name')} />
    </FieldRow>
  );
}

function useFound(typed: string) {
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data } = useRead(listCustomers, { q, limit: '8' }, { enabled: q.length > 1 });
  if (q.length <= 1) return [];
  return (data?.items ?? []).map(({ id, name, email, phone }) => ({
    id,
    name,
    email,
    label: [...new Set([name, email ?? phone])].filter(Boolean).join(' · '),
  }));
}

function AddressOf({ fields, mail }: WhomProps) {
  const { email } = fields.values;
  const addresses = mail?.addresses ?? [];
  const chosen = addresses.find(({ address }) => address === email) ?? addresses[0];
  if (chosen === undefined) return null;
  if (addresses.length === 1) return <span className="muted">{chosen.address}</span>;
  return (
    <Select
      size="xs"
      aria-label={t`Address`}
      allowDeselect={false}
      data={addresses.map(({ address }) => address)}
      value={chosen.address}
      onChange={(address) => fields.setFieldValue('email', address ?? '')}
      comboboxProps={{ withinPortal: true, width: 'max-content' }}
    />
  );
}
