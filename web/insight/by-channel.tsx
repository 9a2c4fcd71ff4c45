import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { DataTable, type Column } from '../ui/table.tsx';
import { MedianText, type Service } from './duration-figure.tsx';
import { channelName } from './words.ts';

type Row = Service['byChannel'][number];

const columns: Column<Row>[] = [
  { head: 'Channel', cell: ({ channel }) => <b>{channelName(channel)}</b> },
  { head: 'Begun', right: true, cell: ({ volume }) => number(volume) },
  { head: 'Open', right: true, cell: ({ backlog }) => number(backlog) },
  { head: 'First response, median', cell: ({ firstResponse }) => <MedianText figure={firstResponse} /> },
  { head: 'Resolution, median', wide: true, cell: ({ resolution }) => <MedianText figure={resolution} /> },
  {
    head: 'At first contact',
    wide: true,
    cell: ({ firstContact }) => <FigureText {...firstContact} unit=" %" of="resolved" />,
  },
  { head: 'Reopened', wide: true, cell: ({ reopened }) => <FigureText {...reopened} unit=" %" of="resolved" /> },
];

/** The figures of each channel beside each other. */
export function ByChannel({ data }: { data: Service }) {
  return (
    <DataTable
      label="Service by channel"
      rows={{ items: data.byChannel }}
      columns={columns}
      rowKey={({ channel }) => channel}
      empty={<p className="muted">Nothing began in this period.</p>}
    />
  );
}
