import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { changeMetricOwner } from '#core/contract/metrics.ts';
import { listTeams } from '#core/contract/teams.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { KeyValues } from '../ui/page.tsx';
import type { Metric } from './metric-words.ts';

/** The team that answers for a metric, to be changed by whoever may. */
export function MetricOwner({ metric }: { metric: Metric }) {
  const mayChange = useMay('insight.manage');
  const label = t({ message: 'Owner', context: 'metric' });
  return mayChange ? (
    <OwnerChoice metric={metric} label={label} />
  ) : (
    <KeyValues rows={[[label, metric.owner?.name ?? t`Nobody`]]} />
  );
}

function OwnerChoice({ metric: { id, owner }, label }: { metric: Metric; label: string }) {
  const teams = useRead(listTeams, {}, { staleTime: 60_000 });
  const write = useWrite(changeMetricOwner, {
    outdates: ['insight.metric'],
    onDone: () => toast({ text: t`Saved` }),
    onError: toastError,
  });
  const able = (teams.data?.items ?? []).filter((team) => !team.archived || team.id === owner?.id);
  return (
    <Select
      mt="sm"
      label={label}
      placeholder={t`Nobody`}
      clearable
      searchable
      disabled={write.isPending || teams.data === undefined}
      data={able.map((team) => ({ value: team.id, label: team.name }))}
      value={owner?.id ?? null}
      onChange={(team) => write.mutate({ metric: id, team })}
    />
  );
}
