import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconClockHour9 } from '@tabler/icons-react';
import { createCalendar, listCalendars } from '#core/contract/hours.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { zoneOfPages } from '../../ui/format.ts';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { officeWeek, outdates, type Calendar } from './calendar.ts';
import { CalendarView } from './calendar-view.tsx';
import { NameForm } from './name-form.tsx';

export function HoursPage() {
  const list = useRead(listCalendars, {});
  const mayEdit = useMay('settings.manage');
  const [chosen, choose] = useState<string>();
  const add = mayEdit ? <Add first={list.data?.items.length === 0} onAdded={({ id }) => choose(id)} /> : undefined;
  return (
    <Page
      title={t`Opening hours`}
      about={t`When somebody is there: the week, and the days that are otherwise.`}
      actions={list.data?.items.length === 0 ? undefined : add}
    >
      <Loaded query={list}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === chosen) ?? items[0];
          if (shown === undefined) return <AlwaysOpen add={add} />;
          return (
            <Stack>
              {items.length > 1 ? (
                <div>
                  <SegmentedControl
                    aria-label={t`Which hours`}
                    data={items.map(({ id, name }) => ({ value: id, label: name }))}
                    value={shown.id}
                    onChange={choose}
                  />
                </div>
              ) : null}
              <CalendarView key={shown.id} calendar={shown} others={items.filter(({ id }) => id !== shown.id)} />
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

function AlwaysOpen({ add }: { add: React.ReactNode }) {
  return (
    <Pane flush>
      <Empty icon={IconClockHour9} title={t`You are always open`} action={add}>
        <Trans>
          Without opening hours every hour counts, day and night, and the chat never says that nobody is there.
        </Trans>
      </Empty>
    </Pane>
  );
}

function Add({ first, onAdded }: { first: boolean; onAdded: (made: Calendar) => void }) {
  const create = useWrite(createCalendar, { outdates, onDone: onAdded });
  const values = { name: first ? t`Customer care` : '', zone: zoneOfPages() };
  return (
    <Dialog open={first ? t`Set opening hours` : t`Add hours`} title={t`Opening hours`}>
      {(close) => (
        <NameForm
          values={values}
          submit={t`Add`}
          save={(given) => create.mutateAsync({ ...given, week: officeWeek })}
          close={close}
        />
      )}
    </Dialog>
  );
}
