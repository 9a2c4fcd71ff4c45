import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconFlask, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { send } from '../api.ts';
import { useLiveState } from '../live/live.tsx';
import { useSession } from '../session.ts';
import styles from './shell.module.css';

/** What everybody must know at the moment: no connection, figures behind, a company that is made up. */
export function Banners() {
  const { workspace, may } = useSession();
  const analytics = useAnalyticsState();
  return (
    <div role="status" aria-live="polite">
      <Connection />
      {analytics === 'ready' || analytics === undefined ? null : (
        <Banner icon={<IconRefresh size={16} stroke={1.7} />}>
          {analytics === 'down'
            ? 'Figures are not available for the moment: the analytics engine is starting again. The desk is not affected.'
            : 'Figures are catching up: they may be some minutes behind. The desk is not affected.'}
        </Banner>
      )}
      {workspace.demo ? (
        <Banner tone="accent" icon={<IconFlask size={16} stroke={1.7} />}>
          Demo company: everything here is made up.{' '}
          {may('demo.manage') ? <Link to="/settings/data">Remove it</Link> : null}
        </Banner>
      ) : null}
    </div>
  );
}

function Connection() {
  const { online } = useNetwork();
  const live = useLiveState();
  if (!online)
    return (
      <Banner icon={<IconCloudOff size={16} stroke={1.7} />}>
        You are offline. What you see may be old; what you write is kept here until you are back.
      </Banner>
    );
  if (live === 'lost')
    return (
      <Banner icon={<IconCloudOff size={16} stroke={1.7} />}>
        The connection to the server is lost; trying again. What you see may be old.
      </Banner>
    );
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
  const { data } = useQuery({
    queryKey: ['readyz'],
    queryFn: async ({ signal }) => readiness.parse(await (await send('/readyz', { signal })).json()),
    refetchInterval: 15_000,
    retry: false,
  });
  return data?.analytics;
}
