import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ratedGroups } from '#core/contract/listening.ts';
import { listSurveys } from '#core/contract/surveys.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { stateWords } from './ledger-columns.tsx';
import styles from './listening.module.css';
import { reasonWords } from './reason-words.ts';

type Rated = (typeof ratedGroups)[number];

/** Which decisions are shown; an empty word leaves it open. */
export interface LedgerFilter {
  state: string;
  reason: string;
  survey: string;
  touchpoint: string;
  channel: string;
  from: string;
  until: string;
  /** Of a response rate; the days are then those of asking. */
  counted: Rated | '';
}

export const noFilter: LedgerFilter = {
  state: '',
  reason: '',
  survey: '',
  touchpoint: '',
  channel: '',
  from: '',
  until: '',
  counted: '',
};

/** What of it is said. */
export function wireFilter(
  filter: Partial<LedgerFilter>,
): Partial<Omit<LedgerFilter, 'counted'>> & { counted?: Rated } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

const channels = ['mail', 'chat', 'form', 'web', 'app', 'store'].map((value) => ({ value, label: channelName(value) }));
const states = Object.entries(stateWords).map(([value, [label]]) => ({ value, label }));
const reasons = Object.entries(reasonWords).map(([value, label]) => ({ value, label }));

const counted = [
  { value: 'over', label: t`in the response rate` },
  { value: 'answered', label: t`answered in time` },
  { value: 'open', label: t`reached, still open` },
];

interface FiltersProps {
  filter: LedgerFilter;
  change: (filter: LedgerFilter) => void;
}

/** Which decisions of the ledger are shown, and the same as a file. */
export function LedgerFilters({ filter, change }: FiltersProps) {
  const surveys = useRead(listSurveys, {});
  const touchpoints = useRead(listTouchpoints, { limit: '200' });
  const put = (name: keyof LedgerFilter, value: string | null) => change({ ...filter, [name]: value ?? '' });
  const choice = (
    name: keyof LedgerFilter,
    words: readonly [string, string],
    data: Array<{ value: string; label: string }>,
  ) => (
    <Select
      aria-label={words[0]}
      placeholder={words[1]}
      clearable
      searchable
      data={data}
      value={filter[name] === '' ? null : filter[name]}
      onChange={(value) => put(name, value)}
    />
  );
  const day = (name: 'from' | 'until', label: string) => (
    <TextInput
      type="date"
      aria-label={label}
      title={label}
      value={filter[name]}
      onChange={(event) => put(name, event.currentTarget.value)}
    />
  );
  const file = `/api/v1/asks.csv?${new URLSearchParams({ ...wireFilter(filter) }).toString()}`;
  return (
    <div className={styles.filters}>
      {choice('state', [t`State`, t`All decisions`], states)}
      {choice('reason', [t`Reason`, t`All reasons`], reasons)}
      {choice(
        'survey',
        [t`Survey`, t`All surveys`],
        (surveys.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        'touchpoint',
        [t`Touchpoint`, t`All touchpoints`],
        (touchpoints.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name })),
      )}
      {choice('counted', [t`Response rate`, t`Counted or not`], counted)}
      {choice('channel', [t`Channel`, t`All channels`], channels)}
      {day('from', filter.counted === '' ? t`Decided from` : t`Asked from`)}
      {day('until', filter.counted === '' ? t`Decided until` : t`Asked until`)}
      <Button component="a" href={file} variant="default" leftSection={<IconDownload size={16} stroke={1.7} />}>
        <Trans>Download</Trans>
      </Button>
    </div>
  );
}
