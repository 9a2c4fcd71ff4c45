import { ph, t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { IconBell } from '@tabler/icons-react';
import { readAlerts } from '#core/contract/alerts.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { Loaded, Loading } from '../ui/states.tsx';
import type { Experience } from './experience-page.tsx';
import { peopleOf } from './watched.ts';

const WatchForm = lazy(async () => ({ default: (await import('./watch-form.tsx')).WatchForm }));

/** Opens who hears of it when a chart leaves its limits. */
export function WatchChart({ data: { scale, about }, channel }: { data: Experience; channel: string | undefined }) {
  const mayChange = useMay('insight.manage');
  const mayRead = useMay('member.read');
  const alerts = useRead(readAlerts, {}, { enabled: mayChange });
  if (!mayChange || !mayRead) return null;
  const chart = { scale, about, channel: channel ?? null };
  const people = peopleOf(alerts.data, chart).length;
  return (
    <Dialog
      open={people === 0 ? t`Alerts` : t`Alerts for ${ph({ count: number(people) })}`}
      variant="default"
      size="compact-sm"
      leftSection={<IconBell size={15} stroke={1.7} />}
      title={t`Who hears when this figure leaves its limits`}
    >
      {(close) => (
        <Loaded query={alerts} rows={3}>
          {(known) => (
            <Suspense fallback={<Loading rows={3} />}>
              <WatchForm chart={chart} alerts={known} onClose={close} />
            </Suspense>
          )}
        </Loaded>
      )}
    </Dialog>
  );
}
