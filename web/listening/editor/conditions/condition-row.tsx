import { t } from '@lingui/core/macro';
import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Row, RowComparison } from '#core/listening/survey/condition/rows.ts';
import type { Subject } from '#core/listening/survey/condition/subjects.ts';
import { comparedBy, comparisonsFor, rowAbout } from './comparisons.ts';
import styles from './conditions.module.css';
import { RowValue } from './row-value.tsx';

interface ConditionRowProps {
  row: Row;
  /** Which one it is, for whoever hears it: 2, or 2.1 in a group. */
  number: string;
  subjects: readonly Subject[];
  put: (row: Row | undefined) => void;
}

function titleOf({ title, part, beside, name }: Subject): string {
  if (title === '') return name;
  if (beside) return t`Words beside “${title}”`;
  return part === undefined ? title : t`${title}: ${part}`;
}

/** A question, a comparison and a value. */
export function ConditionRow({ row, number, subjects, put }: ConditionRowProps) {
  const known = subjects.find(({ name }) => name === row.name);
  const subject: Subject = known ?? {
    name: row.name,
    title: '',
    kind: typeof row.value === 'number' ? 'number' : 'words',
  };
  const all = known === undefined ? [...subjects, subject] : subjects;
  return (
    <div className={styles.row}>
      <Select
        size="xs"
        aria-label={t`Question of condition ${number}`}
        searchable
        data={all.map((each) => ({ value: each.name, label: titleOf(each) }))}
        value={row.name}
        onChange={(name) => {
          const next = subjects.find((each) => each.name === name);
          if (next !== undefined) put(rowAbout(next));
        }}
      />
      <Select
        size="xs"
        aria-label={t`Comparison of condition ${number}`}
        data={comparisonsFor(subject.kind, row.comparison)}
        value={row.comparison}
        onChange={(comparison) => put(comparedBy(row, comparison as RowComparison, subject))}
      />
      <RowValue row={row} subject={subject} label={t`Value of condition ${number}`} put={put} />
      <ActionIcon
        size={26}
        className={styles.remove ?? ''}
        aria-label={t`Remove condition ${number}`}
        onClick={() => put(undefined)}
      >
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
