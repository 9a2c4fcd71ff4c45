import { t } from '@lingui/core/macro';
import { Checkbox } from '@mantine/core';
import type { Window } from '#core/time/opening-hours.ts';
import { FieldGroup, Form, useFields } from '../../ui/form.tsx';
import { listed } from '../../ui/format.ts';
import { inOrder } from './drag.ts';
import styles from './week-picture.module.css';
import { WindowFields } from './window-fields.tsx';
import { weekdays, windowsText } from './words.ts';

interface DayFormProps {
  day: number;
  week: readonly Window[][];
  save: (week: Window[][], text: string) => Promise<void>;
  close: () => void;
}

/** The windows of a day, typed, and for which other days they hold, too. */
export function DayForm({ day, week, save, close }: DayFormProps) {
  const fields = useFields({ windows: [...(week[day] ?? [])], also: [] as string[] });
  const submit = async ({ windows, also }: typeof fields.values) => {
    const days = new Set([day, ...also.map(Number)]);
    const ordered = inOrder(windows);
    const names = listed(weekdays.filter((_, at) => days.has(at)));
    await save(
      week.map((before, at) => (days.has(at) ? ordered : before)),
      `${names}: ${windowsText(ordered)}`,
    );
    close();
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Save`}>
      <WindowFields windows={fields.values.windows} onChange={(windows) => fields.setFieldValue('windows', windows)} />
      <FieldGroup title={t`The same on`}>
        <Checkbox.Group {...fields.getInputProps('also')} aria-label={t`The same on`}>
          <div className={styles.also}>
            {weekdays.map((name, at) => (at === day ? null : <Checkbox key={name} value={String(at)} label={name} />))}
          </div>
        </Checkbox.Group>
      </FieldGroup>
    </Form>
  );
}
