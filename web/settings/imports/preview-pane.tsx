import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { previewImport } from '#core/contract/import.ts';
import { Badge, FactBadge, FeelingBadge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import styles from './imports.module.css';

type Preview = WireOutputOf<typeof previewImport>;
type Example = Preview['examples'][number];

const shown = 8;

function rowText(row: Record<string, string>): string {
  return Object.entries(row)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}

/** The first rows and what they would become. */
export function PreviewPane({ preview }: { preview: Preview }) {
  const { examples } = preview;
  const refused = examples.filter(({ becomes }) => becomes === null).length;
  const all = examples.length;
  const about =
    refused === 0
      ? t`The first rows, as they would be taken.`
      : t`${plural(all, { one: `${refused} of the first # row would be refused.`, other: `${refused} of the first # rows would be refused.` })}`;
  return (
    <Pane title={t`Preview`} about={about}>
      <ol className={styles.examples}>
        {examples.slice(0, shown).map((example, at) => (
          <li key={at}>
            <div className={styles.row}>{rowText(example.row)}</div>
            <Becomes {...example} />
          </li>
        ))}
      </ol>
    </Pane>
  );
}

function Becomes({ becomes, reason }: Example) {
  if (becomes === null)
    return (
      <span className={styles.refused}>
        <Trans>Refused: {reason}</Trans>
      </span>
    );
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
      <DetailWords detail={detail} />
    </div>
  );
}

function DetailWords({ detail }: { detail: Record<string, string> }) {
  const words = rowText(detail);
  return words === '' ? null : <span className={styles.detail}>{words}</span>;
}
