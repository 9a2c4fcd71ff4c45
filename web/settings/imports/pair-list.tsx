import { useState } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Value } from '#core/touchpoints/import/mapping.ts';
import styles from './imports.module.css';
import { ValueInput } from './value-input.tsx';

interface PairListProps {
  /** What one is called: `fact`. */
  one: string;
  values: Readonly<Record<string, Value>>;
  columns: readonly string[];
  onChange: (values: Record<string, Value>) => void;
}

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
export function PairList({ one, values, columns, onChange }: PairListProps) {
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
            aria-label={`Name of the ${one}`}
            placeholder="name"
            value={name}
            onChange={(event) => change(key, { name: event.currentTarget.value })}
          />
          <ValueInput
            hideLabel
            label={`Value of ${name === '' ? `the ${one}` : name}`}
            value={value}
            columns={columns}
            onChange={(next) => change(key, { value: next })}
          />
          <ActionIcon
            aria-label={`Remove ${name === '' ? `the ${one}` : name}`}
            onClick={() => put(pairs.filter((pair) => pair.key !== key))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          Add a {one}
        </Button>
      </div>
    </div>
  );
}
