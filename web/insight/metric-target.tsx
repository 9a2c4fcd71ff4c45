import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Button } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { changeMetricTarget } from '#core/contract/metrics.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { plainDay } from '../ui/format.ts';
import { KeyValues, Pane } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import type { OneMetric } from './metric-page.tsx';
import { targetText, verdictMeaning, verdictTones, verdictWords } from './target-words.ts';
import styles from './insight.module.css';

const TargetForm = lazy(async () => ({ default: (await import('./target-form.tsx')).TargetForm }));

/** What shows a target. */
export const aimed = ['insight.metric'];

/** What the metric should be, whether it was, and what was said before. */
export function MetricTarget({ data }: { data: OneMetric }) {
  const { metric, target, targets } = data;
  const mayChange = useMay('insight.manage');
  return (
    <Pane title={t({ message: 'Target', context: 'metric' })} actions={mayChange ? <SetTarget data={data} /> : null}>
      {target === null ? (
        <p className="muted">{targets.length === 0 ? t`Nobody said what it should be.` : t`No target holds now.`}</p>
      ) : (
        <>
          <p>
            <b>{targetText(metric, target)}</b>{' '}
            <Badge tone={verdictTones[target.verdict]}>{verdictWords[target.verdict]}</Badge>
          </p>
          <p className={`muted ${styles.foot}`}>{verdictMeaning[target.verdict]}</p>
          {mayChange ? <EndTarget data={data} target={target} /> : null}
        </>
      )}
      {targets.length === 0 ? null : (
        <KeyValues
          rows={targets.map(({ from, direction, value }) => [
            t`From ${ph({ day: plainDay(from, { year: true }) })}`,
            value === null ? t`no target` : targetText(metric, { direction, value }),
          ])}
        />
      )}
    </Pane>
  );
}

function SetTarget({ data }: { data: OneMetric }) {
  return (
    <Dialog
      open={t`Set a target`}
      variant="default"
      size="compact-sm"
      leftSection={<IconTarget size={15} stroke={1.7} />}
      title={t`What it should be`}
    >
      {(close) => (
        <Suspense fallback={<Loading rows={3} />}>
          <TargetForm data={data} onClose={close} />
        </Suspense>
      )}
    </Dialog>
  );
}

function EndTarget({
  data: { metric, period },
  target,
}: {
  data: OneMetric;
  target: NonNullable<OneMetric['target']>;
}) {
  const write = useWrite(changeMetricTarget, { outdates: aimed, onError: toastError });
  const { direction, value } = target;
  const said = { metric: metric.id, direction, from: period.to };
  const undo = () => write.mutate({ ...said, value });
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      ms={-8}
      disabled={write.isPending}
      onClick={() => write.mutate({ ...said, value: null }, { onSuccess: () => toast({ text: t`Ended`, undo }) })}
    >
      <Trans>End it today</Trans>
    </Button>
  );
}
