import { ph, t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { Radio, Select, Stack } from '@mantine/core';
import { readAvailability } from '#core/contract/availability.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listCalendars } from '#core/contract/hours.ts';
import { zones } from '../access/places.ts';
import { useRead } from '../app/read.ts';
import { useShown } from '../app/shown.ts';
import { officeWeek } from '../settings/hours/calendar.ts';
import { WeekPicture } from '../settings/hours/week-picture.tsx';
import { zoneOfPages } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { keep, keepWithWayBack } from './quiet.ts';

type Hours = WireOutputOf<typeof readAvailability>['hours'];
type Own = Extract<Hours, { kind: 'own' }>;

/** By which hours one works: none, some of the company's, or own ones. Each change is kept at once. */
export function WorkingHoursPane({ hours: kept }: { hours: Hours }) {
  const [hours, show] = useShown(kept, readAvailability);
  const calendars = useRead(listCalendars, {}).data?.items ?? [];
  const chosen = hours === null ? 'none' : hours.kind === 'own' ? 'own' : hours.calendar;
  const take = (next: Hours, text: string) =>
    show(next, () => keepWithWayBack({ hours: next }, { text, before: { hours } }));
  const choose = (value: string) => {
    if (value === 'none') return take(null, t`No working hours`);
    if (value === 'own') return take({ kind: 'own', zone: zoneOfPages(), week: officeWeek }, t`Own working hours`);
    const name = calendars.find(({ id }) => id === value)?.name ?? '';
    return take({ kind: 'calendar', calendar: value }, t`You work by “${name}”`);
  };
  return (
    <Pane title={t`When you work`}>
      <Radio.Group aria-label={t`When you work`} value={chosen} onChange={choose}>
        <Stack gap="sm">
          <Radio value="none" label={t`No working hours`} description={t`You count as there at any hour.`} />
          {calendars.map(({ id, name, zone }) => (
            <Radio
              key={id}
              value={id}
              label={name}
              description={t`Opening hours of the company with their holidays and closures, by the clock of ${ph({ zone: zone.replaceAll('_', ' ') })}.`}
            />
          ))}
          <Radio value="own" label={t`Own hours`} description={t`A week of your own, in your own zone.`} />
        </Stack>
      </Radio.Group>
      {hours?.kind === 'own' ? <OwnHours own={hours} take={take} /> : null}
    </Pane>
  );
}

function OwnHours({ own, take }: { own: Own; take: (next: Own, text: string) => void }) {
  const list = useMemo(() => zones(), []);
  return (
    <Stack gap="md" mt="lg">
      <Select
        label={t`Time zone`}
        maw={320}
        data={list}
        searchable
        allowDeselect={false}
        limit={60}
        value={own.zone}
        onChange={(zone) => (zone === null ? undefined : take({ ...own, zone }, t`By the clock of ${zone}`))}
      />
      <WeekPicture
        week={own.week}
        save={(week) => keep({ hours: { ...own, week } })}
        change={(week, text) => take({ ...own, week }, text)}
      />
    </Stack>
  );
}
