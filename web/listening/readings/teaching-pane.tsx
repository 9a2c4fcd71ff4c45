import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readTeaching, updateTeaching } from '#core/contract/sentiment.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toastError } from '../../app/toast.tsx';
import { State, type Tone } from '../../ui/badge.tsx';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import styles from './teaching-pane.module.css';

type Teaching = WireOutputOf<typeof readTeaching>;
type Tried = Teaching['tries'][number];

const states: Record<Tried['state'], [words: string, tone: Tone]> = {
  used: [t`May be used`, 'good'],
  'too-few': [t`Not used: too few corrections`, 'plain'],
  'no-better': [t`Not used: no better than the model alone`, 'warn'],
  'too-far': [t`Not used: it would turn too many other texts`, 'warn'],
};

const percent = (share: number | null): string => (share === null ? '–' : `${number(share * 100)} %`);

const columns: Column<Tried>[] = [
  { head: t`Number`, cell: ({ number: which, version }) => `${version}+${which}` },
  {
    head: t`Result`,
    grow: true,
    cell: ({ state }) => {
      const [words, tone] = states[state];
      return <State tone={tone}>{words}</State>;
    },
  },
  { head: t`Corrections`, right: true, cell: ({ corrections }) => number(corrections) },
  { head: t`Right before`, right: true, cell: ({ before }) => percent(before) },
  { head: t`Right with what the others taught`, right: true, wraps: true, cell: ({ after }) => percent(after) },
  { head: t`Other texts turned`, right: true, wraps: true, cell: ({ changed }) => percent(changed) },
  { head: t`When`, wide: true, cell: ({ at }) => <Moment at={at} /> },
];

/** What corrections taught the model, whether that is used, and how far words from before were read. */
export function TeachingPane() {
  const { data } = useRead(readTeaching, {}, { every: (now) => (now?.past?.finished === false ? 3_000 : false) });
  if (data === undefined) return null;
  return (
    <>
      {data.past === null || data.past.finished ? null : (
        <Pane>
          <Progress
            label={t`Reading what customers wrote before`}
            done={data.past.done}
            total={data.past.total}
            unit={t`conversations`}
          />
        </Pane>
      )}
      <Taught teaching={data} />
    </>
  );
}

function Taught({ teaching }: { teaching: Teaching }) {
  const { on, corrections, needed, tries, mostChanged } = teaching;
  const may = useMay('listening.manage');
  const change = useWrite(updateTeaching, { outdates: ['sentiment.'], onError: toastError });
  const [few, most] = [number(needed), percent(mostChanged)];
  return (
    <Pane
      title={t`What your corrections teach`}
      about={
        <Trans>
          Tried once a day. Used from {few} corrections on, when it reads those it was not taught with better than the
          model alone, and turns no more than {most} of other texts. Texts drawn for labelling teach nothing.
        </Trans>
      }
      flush
    >
      <div className={styles.switch}>
        <Switch
          label={t`Readings from now on take what was taught`}
          description={plural(corrections, { one: '# correction so far', other: '# corrections so far' })}
          checked={on}
          disabled={!may || change.isPending}
          onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
        />
      </div>
      {tries.length === 0 ? null : (
        <DataTable
          label={t`What your corrections teach`}
          stacks="named"
          rows={{ items: tries }}
          columns={columns}
          rowKey={(row) => `${row.number}`}
          empty={null}
        />
      )}
    </Pane>
  );
}
