import { t } from '@lingui/core/macro';
import { readAvailability } from '#core/contract/availability.ts';
import { useRead } from '../app/read.ts';
import { Page, Stack } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { QuietPane } from './quiet-pane.tsx';
import { WorkingHoursPane } from './working-hours-pane.tsx';

/** When the signed-in person works, and when they do not want to be disturbed. */
export function WorkingHoursPage() {
  const query = useRead(readAvailability, {}, { every: 60_000 });
  return (
    <Page
      title={t`Working hours`}
      about={t`Colleagues see when you are off before they give you something; it is never forbidden.`}
    >
      <Loaded query={query}>
        {(mine) => (
          <Stack>
            <QuietPane mine={mine} />
            <WorkingHoursPane hours={mine.hours} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
