import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { previewImport } from '#core/contract/import.ts';
import { Badge, FactBadge, FeelingBadge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import styles from './imports.module.css';

type Preview = WireOutputOf<typeof previewImport>;
type Example = Preview['examples'][number] & { at: number };

function rowText(row: Record<string, string>): string {
  return Object.entries(row)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}

const columns: Column<Example>[] = [
  { head: 'Row', grow: true, cell: ({ row }) => <div className={styles.row}>{rowText(row)}</div> },
  { head: 'Becomes', grow: true, cell: (example) => <Becomes {...example} /> },
];

/** The first rows and what they would become. */
export function PreviewPane({ preview }: { preview: Preview }) {
  const items = preview.examples.map((example, at) => ({ ...example, at }));
  const refused = items.filter(({ becomes }) => becomes === null).length;
  const about =
    refused === 0
      ? 'The first rows, as they would be taken.'
      : `${refused} of these ${items.length} rows would be refused.`;
  return (
    <Pane flush title="Preview" about={about}>
      <DataTable label="Preview" rows={{ items }} columns={columns} rowKey={({ at }) => String(at)} empty={null} />
    </Pane>
  );
}

function Becomes({ becomes, reason }: Example) {
  if (becomes === null) return <span className={styles.refused}>Refused: {reason}</span>;
  const { occurredAt, touchpoint, channel, kind, identifiers, facts, feelings, detail } = becomes;
  return (
    <div className={styles.becomes}>
      <Moment at={occurredAt} long />
      <Badge>{touchpoint}</Badge>
      <span className="muted">{`${channel}, ${kind}`}</span>
      {identifiers.map((one) => (
        <Badge key={one.kind + one.value} tone="accent">{`${one.kind} ${one.value}`}</Badge>
      ))}
      {Object.entries(facts).map(([name, value]) => (
        <FactBadge key={name}>{`${name} ${String(value)}`}</FactBadge>
      ))}
      {feelings === null ? null : <FeelingBadge>{`${feelings.scale} ${feelings.score}`}</FeelingBadge>}
      {Object.entries(detail).map(([name, value]) => (
        <Badge key={name}>{`${name}: ${value.slice(0, 40)}`}</Badge>
      ))}
    </div>
  );
}
