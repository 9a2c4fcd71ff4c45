import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconFlask, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { readLag } from '#core/contract/lag.ts';
import { duration } from '../../ui/format.ts';
import { send } from '../api.ts';
import { useLive, useLiveState } from '../live/live.tsx';
import { useRead } from '../read.ts';
import { useSession } from '../session.ts';
import { AlarmBanner } from './alarm-banner.tsx';
import styles from './shell.module.css';
import { words } from '../words.ts';

/** What everybody must know at the moment: no connection, figures behind, a company that is made up. */
export function Banners() {
  const { workspace, may } = useSession();
  const analytics = useAnalyticsState();
  return (
    <div role="status" aria-live="polite">
      <Connection />
      <AlarmBanner />
      {analytics === 'ready' || analytics === undefined ? null : (
        <Banner icon={<IconRefresh size={16} stroke={1.7} />}>
          {analytics === 'down' ? words.analyticsDown : <CatchingUp />}
        </Banner>
      )}
      {workspace.demo ? (
        <Banner tone="accent" icon={<IconFlask size={16} stroke={1.7} />}>
          {words.demo} {may('demo.manage') ? <Link to="/settings/data">{words.removeDemo}</Link> : null}
        </Banner>
      ) : null}
    </div>
  );
}

/** How far behind, as soon as that is known. */
function CatchingUp() {
  const { data } = useRead(readLag, {}, { every: 5_000 });
  if (data === undefined || data.rows === 0) return words.analyticsBehind;
  return words.analyticsLag(data.rows, duration(data.seconds));
}

function Connection() {
  const { online } = useNetwork();
  const live = useLiveState();
  if (!online) return <Banner icon={<IconCloudOff size={16} stroke={1.7} />}>{words.offline}</Banner>;
  if (live === 'lost') return <Banner icon={<IconCloudOff size={16} stroke={1.7} />}>{words.lost}</Banner>;
  return null;
}

function Banner({ icon, tone, children }: { icon: ReactNode; tone?: 'accent'; children: ReactNode }) {
  return (
    <div className={styles.banner} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </div>
  );
}

const readiness = z.object({ analytics: z.enum(['ready', 'catching-up', 'down']) });

function useAnalyticsState() {
  const { data, refetch } = useQuery({
    queryKey: ['readyz'],
    queryFn: async ({ signal }) => readiness.parse(await (await send('/readyz', { signal })).json()),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.analytics === 'ready' ? 15_000 : 3_000),
    retry: false,
  });
  useLive('analytics.', () => void refetch());
  return data?.analytics;
}
