import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, FileButton } from '@mantine/core';
import { IconCalendarPlus, IconFileImport } from '@tabler/icons-react';
import { readCalendarFile } from '#core/contract/hours.ts';
import { call } from '../../app/api.ts';
import { toastError } from '../../app/toast.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { listed, number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import styles from '../settings.module.css';
import type { Calendar, CalendarPart, SpecialDay } from './calendar.ts';
import { HolidaysForm } from './holidays-form.tsx';
import { OwnDayForm } from './own-day-form.tsx';
import { dayText, originText, windowsText } from './words.ts';

interface SpecialDaysProps {
  calendar: Calendar;
  country: string;
  days: readonly SpecialDay[];
  mayEdit: boolean;
  save: (part: CalendarPart, text: string) => Promise<void>;
}

const few = 8;

/** The days of the coming year that are not as their week, each with where it comes from. */
export function SpecialDaysPane(props: SpecialDaysProps) {
  const { calendar, country, days, mayEdit, save } = props;
  const [all, setAll] = useState(false);
  return (
    <Pane
      flush
      title={t`Special days`}
      about={t`Of the coming year. Own entries go before files, files before holidays.`}
      actions={
        mayEdit ? (
          <>
            <Dialog open={t`Holidays`} variant="default" size="compact-sm" title={t`Holidays`} wide>
              {(close) => <HolidaysForm {...{ calendar, country, save, close }} />}
            </Dialog>
            <FileOfDays calendar={calendar} save={save} />
            <Dialog open={t`Add a day`} size="compact-sm" title={t`Add a day`}>
              {(close) => <OwnDayForm {...{ calendar, save, close }} />}
            </Dialog>
          </>
        ) : undefined
      }
    >
      <DataTable
        label={t`Special days`}
        rows={{ items: all ? days : days.slice(0, few) }}
        columns={columnsOf(props)}
        rowKey={({ day }) => day}
        empty={
          <p className={styles.listItem}>
            <Trans>No special days: every week is as any other. Begin with the holidays.</Trans>
          </p>
        }
      />
      {days.length > few ? (
        <div className={styles.listItem}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
            {all ? t`Show fewer` : t`Show all ${ph({ days: number(days.length) })}`}
          </Button>
        </div>
      ) : null}
      <Files calendar={calendar} mayEdit={mayEdit} save={save} />
    </Pane>
  );
}

function columnsOf({ calendar, mayEdit, save }: SpecialDaysProps): Column<SpecialDay>[] {
  const isUsual = (day: string) => calendar.days.some((own) => own.day === day && own.windows === null);
  const takeBack = (day: string) =>
    save(
      { days: calendar.days.filter((own) => own.day !== day) },
      t`${ph({ day: dayText(day) })}: own entry taken back`,
    );
  return [
    { head: t`Day`, cell: ({ day }) => <span className="nums">{dayText(day)}</span> },
    {
      head: t`Name`,
      grow: true,
      cell: ({ day, name, windows, besides }) => (
        <>
          {name === '' ? t`Unnamed` : name}
          <span className={styles.narrowDetail}>{isUsual(day) ? t`as usual` : windowsText(windows)}</span>
          {besides.length === 0 ? null : (
            <small className={styles.clip}>
              {listed(besides.map((each) => `${originText(each.origin)}: ${each.name}`))}
            </small>
          )}
        </>
      ),
    },
    { head: t`Hours`, wide: true, cell: ({ day, windows }) => (isUsual(day) ? t`as usual` : windowsText(windows)) },
    {
      head: t({ message: 'From', context: 'where it comes from' }),
      wide: true,
      cell: ({ origin }) => <Badge tone={origin.kind === 'own' ? 'accent' : 'plain'}>{originText(origin)}</Badge>,
    },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (special) =>
        mayEdit ? (
          <div className={styles.right}>
            <Dialog open={t`Edit`} variant="subtle" size="compact-sm" title={dayText(special.day)}>
              {(close) => <OwnDayForm calendar={calendar} present={special} {...{ save, close }} />}
            </Dialog>
            {special.origin.kind === 'own' ? (
              <Button variant="subtle" size="compact-sm" onClick={() => void takeBack(special.day).catch(toastError)}>
                <Trans>Take back</Trans>
              </Button>
            ) : null}
          </div>
        ) : null,
    },
  ];
}

type Part = Pick<SpecialDaysProps, 'calendar' | 'save'>;

function takenWords(file: string, days: number, leftOut: number): string {
  const taken = t`${plural(days, { one: `# day of ${file}`, other: `# days of ${file}` })}`;
  if (leftOut === 0) return taken;
  return t`${taken}, ${plural(leftOut, { one: '# entry that closes no whole day left out', other: '# entries that close no whole day left out' })}`;
}

function FileOfDays({ calendar, save }: Part) {
  const read = async (file: File | null) => {
    if (file === null) return;
    try {
      const { days, leftOut } = await call(readCalendarFile, { text: await file.text() });
      const others = calendar.files.filter(({ name }) => name !== file.name);
      await save({ files: [...others, { name: file.name, days }] }, takenWords(file.name, days.length, leftOut));
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <FileButton accept=".ics,text/calendar" onChange={(file) => void read(file)}>
      {(props) => (
        <Button {...props} variant="default" size="compact-sm" leftSection={<IconFileImport size={14} stroke={1.7} />}>
          <Trans>iCal file</Trans>
        </Button>
      )}
    </FileButton>
  );
}

function daysWords(days: number): string {
  return t`${plural(days, { one: '# day', other: '# days' })}`;
}

function Files({ calendar, mayEdit, save }: Part & { mayEdit: boolean }) {
  return calendar.files.map(({ name, days }) => (
    <div key={name} className={styles.listItem}>
      <IconCalendarPlus size={16} stroke={1.7} />
      <span className={styles.listMain}>
        {name}, {daysWords(days.length)}
      </span>
      {mayEdit ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            void save({ files: calendar.files.filter((file) => file.name !== name) }, t`${name} taken out`).catch(
              toastError,
            )
          }
        >
          <Trans>Take out</Trans>
        </Button>
      ) : null}
    </div>
  ));
}
