import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { claimKinds, type ClaimKind, type Strength } from '#core/customers/claim.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import styles from './imports.module.css';
import { ValueInput } from './value-input.tsx';

type Identifiers = Mapping['customer']['identifiers'];

interface IdentifierListProps {
  identifiers: Identifiers;
  columns: readonly string[];
  onChange: (identifiers: Identifiers) => void;
}

const kindWords: Record<ClaimKind, string> = {
  user_id: 'User id',
  email: 'E-mail',
  phone: 'Phone',
  external_id: 'Id in another system',
  social: 'Social handle',
  device: 'Device',
  anonymous_id: 'Anonymous id',
};

const kinds = claimKinds.map((value) => ({ value, label: kindWords[value] }));
const strengths: Array<{ value: Strength; label: string }> = [
  { value: 'claimed', label: 'claimed' },
  { value: 'proven', label: 'proven' },
];

/** What says whose row it is. */
export function IdentifierList({ identifiers, columns, onChange }: IdentifierListProps) {
  const change = (at: number, part: Partial<Identifiers[number]>) =>
    onChange(identifiers.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const add = () => onChange([...identifiers, { kind: 'email', value: columns[0] ?? 'email', strength: 'claimed' }]);
  return (
    <div className={styles.pairs}>
      {identifiers.map(({ kind, value, strength }, at) => (
        <div key={at} className={styles.pair} data-wide>
          <Select
            aria-label="Kind of identifier"
            data={kinds}
            value={kind}
            onChange={(next) => change(at, { kind: next ?? kind })}
          />
          <ValueInput
            hideLabel
            label={`Value of ${kindWords[kind]}`}
            value={value}
            columns={columns}
            onChange={(next) => (next === undefined ? undefined : change(at, { value: next }))}
          />
          <Select
            aria-label="How sure it is"
            data={strengths}
            value={strength}
            onChange={(next) => change(at, { strength: next ?? strength })}
          />
          <ActionIcon aria-label={`Remove ${kindWords[kind]}`} onClick={() => onChange(identifiers.toSpliced(at, 1))}>
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          Add an identifier
        </Button>
      </div>
    </div>
  );
}
