import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
  user_id: t`User id`,
  email: t`E-mail`,
  phone: t`Phone`,
  external_id: t`Id in another system`,
  social: t`Social handle`,
  device: t`Device`,
  anonymous_id: t`Anonymous id`,
};

const kinds = claimKinds.map((value) => ({ value, label: kindWords[value] }));
const strengths: Array<{ value: Strength; label: string }> = [
  { value: 'claimed', label: t({ message: 'claimed', context: 'identity' }) },
  { value: 'proven', label: t({ message: 'proven', context: 'identity' }) },
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
            aria-label={t`Kind of identifier`}
            data={kinds}
            value={kind}
            onChange={(next) => change(at, { kind: next ?? kind })}
          />
          <ValueInput
            hideLabel
            label={t`Value of ${ph({ identifier: kindWords[kind] })}`}
            value={value}
            columns={columns}
            onChange={(next) => (next === undefined ? undefined : change(at, { value: next }))}
          />
          <Select
            aria-label={t`How sure it is`}
            data={strengths}
            value={strength}
            onChange={(next) => change(at, { strength: next ?? strength })}
          />
          <ActionIcon
            aria-label={t`Remove ${ph({ identifier: kindWords[kind] })}`}
            onClick={() => onChange(identifiers.toSpliced(at, 1))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          <Trans>Add an identifier</Trans>
        </Button>
      </div>
    </div>
  );
}
