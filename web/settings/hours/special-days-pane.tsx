import { useState } from 'react';
import { Button, FileButton } from '@mantine/core';
import { IconCalendarPlus, IconFileImport } from '@tabler/icons-react';
import { readCalendarFile } from '#core/contract/hours.ts';
import { call } from '../../app/api.ts';
import { toastError } from '../../app/toast.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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
      title="Special days"
      about="Of the coming year. Own entries go before files, files before holidays."
      actions={
        mayEdit ? (
          <>
            <Dialog open="Holidays" variant="default" size="compact-sm" title="Holidays" wide>
              {(close) => <HolidaysForm {...{ calendar, country, save, close }} />}
            </Dialog>
            <FileOfDays calendar={calendar} save={save} />
            <Dialog open="Add a day" size="compact-sm" title="Add a day">
              {(close) => <OwnDayForm {...{ calendar, save, close }} />}
            </Dialog>
          </>
        ) : undefined
      }
    >
      <DataTable
        label="Special days"
        rows={{ items: all ? days : days.slice(0, few) }}
        columns={columnsOf(props)}
        rowKey={({ day }) => day}
        empty={<p className={styles.listItem}>No special days: every week is as any other. Begin with the holidays.</p>}
      />
      {days.length > few ? (
        <div className={styles.listItem}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${days.length}`}
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
    save({ days: calendar.days.filter((own) => own.day !== day) }, `${dayText(day)}: own entry taken back`);
  return [
    { head: 'Day', cell: ({ day }) => <span className="nums">{dayText(day)}</span> },
    {
      head: 'Name',
      grow: true,
      cell: ({ day, name, windows, besides }) => (
        <>
          {name === '' ? 'Unnamed' : name}
          <span className={styles.narrowDetail}>{isUsual(day) ? 'as usual' : windowsText(windows)}</span>
          {besides.length === 0 ? null : (
            <small className={styles.clip}>
              {besides.map((each) => `${originText(each.origin)}: ${each.name}`).join(', ')}
            </small>
          )}
        </>
      ),
    },
    { head: 'Hours', wide: true, cell: ({ day, windows }) => (isUsual(day) ? 'as usual' : windowsText(windows)) },
    {
      head: 'From',
      wide: true,
      cell: ({ origin }) => <Badge tone={origin.kind === 'own' ? 'accent' : 'plain'}>{originText(origin)}</Badge>,
    },
    {
      head: '',
      name: 'Actions',
      right: true,
      cell: (special) =>
        mayEdit ? (
          <div className={styles.right}>
            <Dialog open="Edit" variant="subtle" size="compact-sm" title={dayText(special.day)}>
              {(close) => <OwnDayForm calendar={calendar} present={special} {...{ save, close }} />}
            </Dialog>
            {special.origin.kind === 'own' ? (
              <Button variant="subtle" size="compact-sm" onClick={() => void takeBack(special.day).catch(toastError)}>
                Take back
              </Button>
            ) : null}
          </div>
        ) : null,
    },
  ];
}

type Part = Pick<SpecialDaysProps, 'calendar' | 'save'>;

function FileOfDays({ calendar, save }: Part) {
  const read = async (file: File | null) => {
    if (file === null) return;
    try {
      const { days, leftOut } = await call(readCalendarFile, { text: await file.text() });
      const others = calendar.files.filter(({ name }) => name !== file.name);
      const said = leftOut === 0 ? '' : `, ${leftOut} entries that close no whole day left out`;
      await save({ files: [...others, { name: file.name, days }] }, `${days.length} days of ${file.name}${said}`);
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <FileButton accept=".ics,text/calendar" onChange={(file) => void read(file)}>
      {(props) => (
        <Button {...props} variant="default" size="compact-sm" leftSection={<IconFileImport size={14} stroke={1.7} />}>
          iCal file
        </Button>
      )}
    </FileButton>
  );
}

function Files({ calendar, mayEdit, save }: Part & { mayEdit: boolean }) {
  return calendar.files.map(({ name, days }) => (
    <div key={name} className={styles.listItem}>
      <IconCalendarPlus size={16} stroke={1.7} />
      <span className={styles.listMain}>
        {name}, {days.length} days
      </span>
      {mayEdit ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            void save({ files: calendar.files.filter((file) => file.name !== name) }, `${name} taken out`).catch(
              toastError,
            )
          }
        >
          Take out
        </Button>
      ) : null}
    </div>
  ));
}
