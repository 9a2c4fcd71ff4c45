import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Value } from '#core/touchpoints/import/mapping.ts';
import styles from './imports.module.css';
import { ValueInput } from './value-input.tsx';

interface PairListProps {
  words: PairWords;
  values: Readonly<Record<string, Value>>;
  columns: readonly string[];
  onChange: (values: Record<string, Value>) => void;
}

/** What is said of one; without a name when it has none yet. */
interface PairWords {
  name: string;
  value: string;
  remove: string;
  add: string;
}

export const factWords: PairWords = {
  name: t`Name of the fact`,
  value: t`Value of the fact`,
  remove: t`Remove the fact`,
  add: t`Add a fact`,
};

export const detailWords: PairWords = {
  name: t`Name of the detail`,
  value: t`Value of the detail`,
  remove: t`Remove the detail`,
  add: t`Add a detail`,
};

interface Pair {
  key: number;
  name: string;
  value: Value | undefined;
}

function recordOf(pairs: readonly Pair[]): Record<string, Value> {
  return Object.fromEntries(
    pairs.flatMap(({ name, value }) => (name.trim() === '' || value === undefined ? [] : [[name.trim(), value]])),
  );
}

/** Names with their values: facts, details. */
export function PairList({ words, values, columns, onChange }: PairListProps) {
  const [pairs, setPairs] = useState<readonly Pair[]>(() =>
    Object.entries(values).map(([name, value], key) => ({ key, name, value })),
  );
  const put = (next: readonly Pair[]) => {
    setPairs(next);
    onChange(recordOf(next));
  };
  const change = (key: number, part: Partial<Pair>) =>
    put(pairs.map((pair) => (pair.key === key ? { ...pair, ...part } : pair)));
  const add = () => setPairs([...pairs, { key: Date.now(), name: '', value: undefined }]);
  return (
    <div className={styles.pairs}>
      {pairs.map(({ key, name, value }) => (
        <div key={key} className={styles.pair}>
          <TextInput
            aria-label={words.name}
            placeholder={t({ message: 'name', comment: 'of a fact or a detail, in the field for it' })}
            value={name}
            onChange={(event) => change(key, { name: event.currentTarget.value })}
          />
          <ValueInput
            hideLabel
            label={name === '' ? words.value : t`Value of ${name}`}
            value={value}
            columns={columns}
            onChange={(next) => change(key, { value: next })}
          />
          <ActionIcon
            aria-label={name === '' ? words.remove : t`Remove ${name}`}
            onClick={() => put(pairs.filter((pair) => pair.key !== key))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}
