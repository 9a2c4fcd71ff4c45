import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { askRates } from '#core/contract/listening.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { wireFilter, type LedgerFilter } from './ledger-filters.tsx';

type Rates = WireOutputOf<typeof askRates>;
type Row = Rates['rows'][number];

const columns: Column<Row>[] = [
  { head: t`Touchpoint`, grow: true, cell: ({ touchpoint }) => touchpoint.name },
  { head: t`Channel`, cell: ({ channel }) => channelName(channel) },
  { head: t`Response rate`, right: true, cell: (row) => <FigureText {...row} unit=" %" hue="fact" /> },
  { head: t`Still open`, right: true, wide: true, cell: ({ open }) => (open === 0 ? '' : number(open)) },
];

/** How many answer, by channel and touchpoint, of what the filters of the ledger leave; how a decision ended is in no rate. */
export function AskRates({ filter }: { filter: LedgerFilter }) {
  const { state, reason, ...of } = filter;
  const rates = useRead(askRates, wireFilter(of));
  const filtered = Object.values(of).some((value) => value !== '');
  const unheard = state !== '' || reason !== '';
  return (
    <Loaded query={rates} rows={3}>
      {({ rows, all }) => (
        <>{rows.length === 0 && !filtered ? null : <Rates {...{ rows, all, filtered, unheard }} />}</>
      )}
    </Loaded>
  );
}

interface RatesProps extends Rates {
  filtered: boolean;
  /** Something is filtered by that says nothing about rates. */
  unheard: boolean;
}

function Rates({ rows, all, filtered, unheard }: RatesProps) {
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
    >
      <DataTable
        label={t`Response rates`}
        rows={{ items: rows }}
        columns={columns}
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
