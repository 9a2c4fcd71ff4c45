import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { askRates, type ratedGroups } from '#core/contract/listening.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { wireFilter, type LedgerFilter } from './ledger-filters.tsx';
import styles from './listening.module.css';

type Rates = WireOutputOf<typeof askRates>;
type Row = Rates['rows'][number];

/** Shows in the ledger below what a rate counts. */
type Show = (of: Partial<LedgerFilter>) => void;

function columnsOf(show: Show): Column<Row>[] {
  return [
    { head: t`Touchpoint`, grow: true, cell: ({ touchpoint }) => touchpoint.name },
    { head: t`Channel`, cell: ({ channel }) => channelName(channel) },
    { head: t`Response rate`, right: true, cell: (row) => <FigureText {...row} unit=" %" hue="fact" /> },
    { head: t`Asks`, right: true, cell: (row) => <Counted row={row} part="over" n={row.n} show={show} /> },
    {
      head: t({ message: 'Answered', context: 'share of questions' }),
      right: true,
      cell: (row) => <Counted row={row} part="answered" n={row.answered} show={show} />,
    },
    { head: t`Still open`, right: true, cell: (row) => <Counted row={row} part="open" n={row.open} show={show} /> },
  ];
}

interface CountedProps {
  row: Row;
  part: (typeof ratedGroups)[number];
  n: number;
  show: Show;
}

function Counted({ row: { touchpoint, channel }, part, n, show }: CountedProps) {
  if (n === 0) return <>–</>;
  return (
    <UnstyledButton
      className={styles.counted}
      aria-label={t`Show these ${ph({ count: number(n) })} in the ledger`}
      onClick={() => show({ touchpoint: touchpoint.key, channel, counted: part })}
    >
      {number(n)}
    </UnstyledButton>
  );
}

/** How many answer, by channel and touchpoint, of what the filters of the ledger leave; how a decision ended is in no rate. */
export function AskRates({ filter, show }: { filter: LedgerFilter; show: Show }) {
  const { state, reason, ...of } = { ...filter, counted: '' as const };
  const rates = useRead(askRates, wireFilter(of));
  const filtered = Object.values(of).some((value) => value !== '');
  const unheard = state !== '' || reason !== '';
  return (
    <Loaded query={rates} rows={3}>
      {({ rows, all }) => (
        <>{rows.length === 0 && !filtered ? null : <Rates {...{ rows, all, filtered, unheard, show }} />}</>
      )}
    </Loaded>
  );
}

interface RatesProps extends Rates {
  filtered: boolean;
  /** Something is filtered by that says nothing about rates. */
  unheard: boolean;
  show: Show;
}

function Rates({ rows, all, filtered, unheard, show }: RatesProps) {
  const how = {
    formula: t`Answered, in whole or in part, of those whom the question reached; Wilson’s interval, 95 %`,
    population: t`Questions delivered, in a page: shown, whose time to answer is over. Those that are still open stand beside. Without questions after a recovery.`,
    period: filtered ? t`As chosen above, by the day of asking` : t`All time, by the day of asking`,
    source: t`Ask ledger`,
  };
  return (
    <Pane
      title={
        <>
          <Trans>How many answer</Trans> <HowPopover label={t`Response rate`} how={how} />
        </>
      }
      about={
        <>
          <FigureText {...all} unit=" %" hue="fact" />
          {unheard ? (
            <>
              <br />
              <Trans>
                Of all questions that reached somebody: state and reason say how a decision ended and change no rate.
              </Trans>
            </>
          ) : null}
        </>
      }
      actions={
        <Button variant="default" size="compact-sm" onClick={() => show({ counted: 'over' })}>
          <Trans>Show all in the ledger</Trans>
        </Button>
      }
    >
      <DataTable
        label={t`Response rates`}
        rows={{ items: rows }}
        columns={columnsOf(show)}
        rowKey={({ channel, touchpoint }) => `${channel} ${touchpoint.key}`}
        stacks="named"
        empty={
          <p className="muted">
            <Trans>No question of this kind has reached anybody.</Trans>
          </p>
        }
      />
    </Pane>
  );
}
