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

type Rates = WireOutputOf<typeof askRates>;
type Row = Rates['rows'][number];

const columns: Column<Row>[] = [
  { head: t`Touchpoint`, grow: true, cell: ({ touchpoint }) => touchpoint.name },
  { head: t`Channel`, cell: ({ channel }) => channelName(channel) },
  { head: t`Response rate`, right: true, cell: (row) => <FigureText {...row} unit=" %" hue="fact" /> },
  { head: t`Still open`, right: true, wide: true, cell: ({ open }) => (open === 0 ? '' : number(open)) },
];

/** How many answer, by channel and touchpoint. */
export function AskRates() {
  const rates = useRead(askRates, {});
  return (
    <Loaded query={rates} rows={3}>
      {({ rows, all }) => (rows.length === 0 ? <></> : <Rates rows={rows} all={all} />)}
    </Loaded>
  );
}

function Rates({ rows, all }: Rates) {
  const how = {
    formula: t`Answered, in whole or in part, of those whom the question reached; Wilson’s interval, 95 %`,
    population: t`Questions delivered, in a page: shown, whose time to answer is over. Those that are still open stand beside. Without questions after a recovery.`,
    period: t`All time, by the day of asking`,
    source: t`Ask ledger`,
  };
  return (
    <Pane
      title={
        <>
          <Trans>How many answer</Trans> <HowPopover label={t`Response rate`} how={how} />
        </>
      }
      about={<FigureText {...all} unit=" %" hue="fact" />}
    >
      <DataTable
        label={t`Response rates`}
        rows={{ items: rows }}
        columns={columns}
        rowKey={({ channel, touchpoint }) => `${channel} ${touchpoint.key}`}
        stacks="named"
        empty={null}
      />
    </Pane>
  );
}
