import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { isGroup, otherJoin, type Condition, type Join } from '#core/listening/survey/condition/rows.ts';
import type { Subject } from '#core/listening/survey/condition/subjects.ts';
import { writeCondition } from '#core/listening/survey/condition/write.ts';
import { addRow, addToGroup, putRow } from './change-parts.ts';
import { rowAbout } from './comparisons.ts';
import { ConditionRow } from './condition-row.tsx';
import styles from './conditions.module.css';

const joins: Record<Join, string> = { and: t`All of these hold`, or: t`One of these holds` };
const joinOptions = (['and', 'or'] as const).map((value) => ({ value, label: joins[value] }));
const nothingBefore = t`Nothing is asked before it that it could hang on.`;
const plus = <IconPlus size={14} stroke={1.7} />;

interface ConditionRowsProps {
  condition: Condition;
  subjects: readonly Subject[];
  without: string;
  onChange: (value: string | undefined) => void;
  /** Beside the buttons. */
  children: ReactNode;
}

/** The rows of a condition, those of groups under one line. */
export function ConditionRows({ condition, subjects, without, onChange, children }: ConditionRowsProps) {
  const { join, parts } = condition;
  const put = (next: Condition) => onChange(writeCondition(next) || undefined);
  const nearest = subjects.at(-1);
  return (
    <>
      {parts.length === 0 ? <p className={styles.without}>{nearest === undefined ? nothingBefore : without}</p> : null}
      {parts.length > 1 ? (
        <Select
          size="xs"
          className={styles.join ?? ''}
          aria-label={t`How the conditions are joined`}
          data={joinOptions}
          value={join}
          onChange={(next) => put({ ...condition, join: next as Join })}
        />
      ) : null}
      {parts.map((_, at) => (
        // Rows have no names of their own, and two may be the same: a row is known by its place.
        <Part key={at} condition={condition} at={at} subjects={subjects} put={put} />
      ))}
      <div className={styles.buttons}>
        {nearest === undefined ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={plus}
            onClick={() => put(addRow(condition, rowAbout(nearest)))}
          >
            {t`Add a condition`}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}

interface PartProps {
  condition: Condition;
  at: number;
  subjects: readonly Subject[];
  put: (next: Condition) => void;
}

function Part({ condition, at, subjects, put }: PartProps) {
  const { join, parts } = condition;
  const part = parts[at]!;
  const number = String(at + 1);
  const nearest = subjects.at(-1);
  const more =
    parts.length < 2 || nearest === undefined ? null : (
      <Button
        variant="subtle"
        size="compact-xs"
        color="gray"
        leftSection={plus}
        aria-label={
          join === 'and' ? t`Or another beside condition ${number}` : t`And another beside condition ${number}`
        }
        onClick={() => put(addToGroup(condition, at, rowAbout(nearest)))}
      >
        {join === 'and' ? t`or …` : t`and …`}
      </Button>
    );
  if (!isGroup(part))
    return (
      <div className={styles.part}>
        <ConditionRow
          row={part}
          number={number}
          subjects={subjects}
          put={(next) => put(putRow(condition, { part: at }, next))}
        />
        {more}
      </div>
    );
  return (
    <div className={styles.group} role="group" aria-label={joins[otherJoin[join]]}>
      <p className={styles.without}>{joins[otherJoin[join]]}</p>
      {part.map((row, within) => (
        // By its place, as above.
        <ConditionRow
          key={within}
          row={row}
          number={`${number}.${within + 1}`}
          subjects={subjects}
          put={(next) => put(putRow(condition, { part: at, row: within }, next))}
        />
      ))}
      {more}
    </div>
  );
}
