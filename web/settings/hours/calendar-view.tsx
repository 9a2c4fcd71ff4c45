import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { previewCalendar } from '#core/contract/hours.ts';
import { getSettings } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Badge, State } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Columns, Pane, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import styles from '../settings.module.css';
import picture from './week-picture.module.css';
import { MakeDefault, Remove } from './calendar-acts.tsx';
import { useCalendarChange, type Calendar, type Preview } from './calendar.ts';
import { ClosuresPane } from './closures-pane.tsx';
import { NameForm } from './name-form.tsx';
import { NextDays } from './next-days.tsx';
import { SpecialDaysPane } from './special-days-pane.tsx';
import { UsesPane } from './uses-pane.tsx';
import { WeekPicture } from './week-picture.tsx';
import { nowText, windowsText } from './words.ts';

/** Everything of one calendar; each change is kept at once, with a way back. */
export function CalendarView({ calendar, others }: { calendar: Calendar; others: readonly Calendar[] }) {
  const mayEdit = useMay('settings.manage');
  const preview = useRead(previewCalendar, { id: calendar.id }, { every: 60_000 });
  const country = useRead(getSettings, {}).data?.country ?? 'DE';
  const { save, change, shown } = useCalendarChange(calendar);
  const { week } = shown;
  return (
    <Stack>
      <Pane
        title={<Title calendar={calendar} preview={preview.data} />}
        about={t`By the clock of ${ph({ zone: calendar.zone.replaceAll('_', ' ') })}.`}
        actions={mayEdit ? <Actions calendar={calendar} others={others} save={save} /> : undefined}
      >
        <WeekPicture
          week={week}
          save={mayEdit ? (after, text) => save({ week: after }, text) : undefined}
          change={(after, text) => change({ week: after }, text)}
        />
        {mayEdit ? <CopyMonday week={week} change={change} /> : null}
      </Pane>
      <Loaded query={preview}>
        {(data) => (
          <>
            <SpecialDaysPane calendar={calendar} country={country} days={data.special} mayEdit={mayEdit} save={save} />
            <Columns>
              <Pane title={t`The next 14 days`}>
                <NextDays preview={data} zone={calendar.zone} />
              </Pane>
              <Stack>
                <ClosuresPane calendar={calendar} mayEdit={mayEdit} save={save} change={change} />
                <UsesPane calendar={shown} others={others} mayEdit={mayEdit} change={change} />
              </Stack>
            </Columns>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

type Save = ReturnType<typeof useCalendarChange>;

function CopyMonday({ week, change }: { week: Calendar['week']; change: Save['change'] }) {
  const monday = week[0] ?? [];
  const hours = windowsText(monday);
  const copy = (until: number, text: string) =>
    change({ week: week.map((day, at) => (at < until ? monday : day)) }, text);
  return (
    <div className={styles.row} style={{ marginTop: 14 }}>
      <Button variant="default" size="compact-sm" onClick={() => copy(5, t`Monday to Friday: ${hours}`)}>
        <Trans>Copy Monday to Tuesday–Friday</Trans>
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => copy(7, t`Every day: ${hours}`)}>
        <Trans comment="copy Monday to all days">To all days</Trans>
      </Button>
      <span className={picture.mouse}>
        <Trans>Draw a bar with the mouse, move its ends, or edit a day.</Trans>
      </span>
    </div>
  );
}

function Title({ calendar, preview }: { calendar: Calendar; preview: Preview | undefined }) {
  return (
    <span className={styles.row}>
      {calendar.name}
      {calendar.isDefault ? (
        <Badge>
          <Trans comment="opening hours">default</Trans>
        </Badge>
      ) : null}
      {preview === undefined ? null : (
        <State tone={preview.open ? 'good' : 'plain'}>{nowText(preview, calendar.zone)}</State>
      )}
    </span>
  );
}

interface ActionsProps {
  calendar: Calendar;
  others: readonly Calendar[];
  save: Save['save'];
}

function Actions({ calendar, others, save }: ActionsProps) {
  const { name, zone, isDefault } = calendar;
  return (
    <>
      <Dialog open={t`Name and zone`} size="compact-sm" variant="subtle" title={name}>
        {(close) => (
          <NameForm values={{ name, zone }} submit={t`Save`} save={(given) => save(given, t`Saved`)} close={close} />
        )}
      </Dialog>
      {isDefault ? null : <MakeDefault calendar={calendar} former={others.find((each) => each.isDefault)} />}
      {isDefault && others.length > 0 ? null : <Remove calendar={calendar} />}
    </>
  );
}
