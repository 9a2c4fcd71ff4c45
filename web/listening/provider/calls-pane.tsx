import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconCloudQuestion } from '@tabler/icons-react';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { outcomeNames, purposeNames, type ProviderState } from './provider-words.ts';

type Call = ProviderState['calls'][number];

const columns: Column<Call>[] = [
  { head: t`When`, cell: ({ at }) => <Moment at={at} long /> },
  { head: t`For what`, grow: true, cell: ({ purpose }) => purposeNames[purpose] },
  { head: t`Model`, wide: true, cell: ({ engine }) => <bdi>{engine}</bdi> },
  { head: t`Characters that left`, right: true, cell: ({ letters }) => number(letters) },
  { head: t`What came of it`, cell: ({ outcome }) => outcomeNames[outcome] },
];

/** When it was asked, how much left, and what came of it. */
export function CallsPane({ state: { asked, calls } }: { state: ProviderState }) {
  const [day, month, answered] = [number(asked.day), number(asked.month), number(asked.answered)];
  return (
    <Pane
      flush
      title={t`What left`}
      about={
        <Trans>
          Questions in the last 24 hours: {day}. In 30 days: {month}, of which answered: {answered}. No words are kept
          here.
        </Trans>
      }
    >
      <DataTable
        label={t`What left`}
        rows={{ items: calls }}
        columns={columns}
        rowKey={({ at, purpose, letters }) => `${at} ${purpose} ${letters}`}
        stacks="named"
        empty={<Empty icon={IconCloudQuestion} title={t`Nothing has left`} />}
      />
    </Pane>
  );
}
