import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { Button, Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Problem } from '#core/contract/problems.ts';
import { channelName } from '../ui/channel-names.ts';
import { Page, TabLinks } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { JudgedBy } from './judged-by.tsx';
import { insightSearch, usualDays, type InsightPlace } from './place.ts';
import { lagWords, periodChoices } from './words.ts';
import styles from './insight.module.css';

const tabs = [
  { to: '/insight/service', label: t`Service` },
  { to: '/insight/experience', label: t`Experience` },
  { to: '/insight/link', label: t`The link` },
  { to: '/insight/volunteered', label: t({ message: 'Volunteered', context: 'answers' }) },
  { to: '/insight/metrics', label: t`Metrics` },
] as const;

/** Where the page stands, and how to go elsewhere without losing the rest of the place. */
export function usePlace(): [InsightPlace, (change: Partial<InsightPlace>) => void] {
  const place = insightSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  return [place, (change) => void navigate({ to: '.', search: { ...place, ...change }, replace: true })];
}

interface Head {
  channels?: string[];
  lag: { state: string; rows: number; seconds: number };
}

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface FrameProps<Data extends Head> {
  title: string;
  about: ReactNode;
  query: Query<Data>;
  /** More choices beside period and channel. */
  choices?: ReactNode;
  /** No period and no channel to choose. */
  plain?: boolean;
  children: (data: Data) => ReactNode;
}

/** The pages of figures. */
export function InsightTabs() {
  return <TabLinks tabs={tabs} label={t`Insight`} />;
}

/** The frame of the pages of figures: tabs, choices, how far behind, and what is shown while there are none. */
export function InsightFrame<Data extends Head>(props: FrameProps<Data>) {
  const { title, about, query, choices, plain = false, children } = props;
  return (
    <Page
      title={title}
      about={about}
      actions={
        <>
          {choices}
          {plain ? <JudgedBy /> : <Choices channels={query.data?.channels ?? []} />}
        </>
      }
    >
      <InsightTabs />
      <Behind lag={query.data?.lag} />
      <Body query={query}>{children}</Body>
    </Page>
  );
}

function Body<Data>({ query, children }: { query: Query<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof Problem && query.error.type === 'unavailable')
    return <CatchingUp words={query.error.more.detail} again={query.refetch} />;
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />;
  return <Loading rows={6} height={64} />;
}

/** Analytics restarts: looks again by itself. */
function CatchingUp({ words, again }: { words: string | undefined; again: () => unknown }) {
  const look = useEffectEvent(() => void again());
  useEffect(() => {
    const looking = setInterval(look, 3000);
    return () => clearInterval(looking);
  }, []);
  return (
    <Empty
      icon={IconRefresh}
      title={t`Figures are catching up`}
      action={
        <Button variant="default" onClick={() => void again()}>
          <Trans>Look again</Trans>
        </Button>
      }
    >
      {words ?? t`Analytics is starting again.`}{' '}
      <Trans>Nothing is lost, and the desk is not affected. This page looks again by itself.</Trans>
    </Empty>
  );
}

/** While analytics says itself that it is behind, the line above every page tells so. */
function Behind({ lag }: { lag: Head['lag'] | undefined }) {
  const words = lag?.state === 'ready' ? lagWords(lag) : undefined;
  if (words === undefined) return null;
  return (
    <p className={styles.behind} role="status">
      <IconRefresh size={15} stroke={1.7} /> <Trans>Figures are catching up: {words}.</Trans>
    </p>
  );
}

function Choices({ channels }: { channels: string[] }) {
  const [{ days = usualDays, channel }, go] = usePlace();
  const known = channel === undefined || channels.includes(channel) ? channels : [...channels, channel];
  return (
    <>
      <Select
        aria-label={t`Period`}
        w={112}
        allowDeselect={false}
        data={[...periodChoices]}
        value={String(days)}
        onChange={(value) => go({ days: Number(value) })}
      />
      <Select
        aria-label={t`Channel`}
        w={154}
        allowDeselect={false}
        data={[{ value: '', label: t`All channels` }, ...known.map((key) => ({ value: key, label: channelName(key) }))]}
        value={channel ?? ''}
        onChange={(value) => go({ channel: value === '' || value === null ? undefined : value })}
      />
      <JudgedBy />
    </>
  );
}
