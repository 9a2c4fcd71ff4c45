import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { readDaysFromToday } from '#core/time/days-from-today.ts';
import { dayChoices, meantNow } from './moving-days.ts';
import styles from './views.module.css';

interface AskedDayProps {
  /** What the line is about, for whoever hears it. */
  label: string;
  said: string;
  put: (said: string) => void;
}

const aDay = 'a day';

/** A day of the calendar, or days that move with today. */
export function AskedDay({ label, said, put }: AskedDayProps) {
  const [typed, setTyped] = useState('');
  const moving = readDaysFromToday(said);
  return (
    <div className={styles.typedDay}>
      <Select
        aria-label={label}
        description={moving === null ? null : meantNow(moving)}
        inputWrapperOrder={['input', 'description']}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        nothingFoundMessage={t`Type a number for so many days, weeks or months`}
        data={[{ value: aDay, label: t`A day …` }, ...dayChoices(typed, said)]}
        value={moving ?? aDay}
        onChange={(chosen) => put(chosen === aDay ? '' : (chosen ?? ''))}
        onSearchChange={setTyped}
      />
      {moving === null ? (
        <TextInput
          aria-label={t`${label}, the day`}
          type="date"
          value={said}
          onChange={(event) => put(event.currentTarget.value)}
        />
      ) : null}
    </div>
  );
}
