import { ph, plural, t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { showHidden } from '#core/channels/hidden-letters.ts';
import { bytes } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { KeyValues, Pane } from '../../ui/page.tsx';
import type { Detail } from './words.ts';

type Arrival = Detail['arrivals'][number];

function wayText({ way, by }: Arrival): string {
  if (way === 'import') return t`Brought by an import`;
  if (way === 'smtp')
    return by === null ? t`Brought by another server` : t`Brought by ${ph({ server: showHidden(by) })}`;
  const [, folder, uid] = /^(.*) (\d+)$/s.exec(by ?? '') ?? [];
  return folder === undefined
    ? t`Fetched from the mailbox`
    : t`Fetched from ${ph({ folder: showHidden(folder) })}, number ${ph({ uid: uid ?? '' })}`;
}

const dash = <span className="muted">–</span>;

function envelopeRows({ helo, secure, from, to }: Arrival): Array<readonly [string, ReactNode]> {
  const rows: Array<readonly [string, ReactNode]> = [];
  if (helo !== null) rows.push([t`It called itself`, showHidden(helo)]);
  if (secure !== null) rows.push([t`Connection`, secure ? t`encrypted` : t`not encrypted`]);
  if (from !== null) rows.push([t`Sender on the envelope`, from === '' ? t`nobody (a report)` : showHidden(from)]);
  if (to.length > 0) rows.push([t`Recipients on the envelope`, to.map(showHidden).join(', ')]);
  return rows;
}

/** Who brought it, to which mailbox, when, and how often the same bytes came. */
export function HowItCame({ item }: { item: Detail }) {
  const [first, ...again] = item.arrivals;
  const rows: Array<readonly [string, ReactNode]> = [
    [t`Mailbox`, item.accountName ?? dash],
    [t({ message: 'Came', comment: 'when a mail came' }), <Moment key="came" at={item.receivedAt} long />],
    [t({ message: 'Way', comment: 'how a mail came' }), first === undefined ? dash : wayText(first)],
    ...(first === undefined ? [] : envelopeRows(first)),
    [t`Size`, bytes(item.size)],
  ];
  const { timesCome } = item;
  if (timesCome > 1)
    rows.push([
      t`The same bytes came`,
      t`${plural(timesCome, { one: '# time, kept once', other: '# times, kept once' })}`,
    ]);
  for (const each of again.slice(0, 3))
    rows.push([
      t({ message: 'Again', comment: 'the same mail came again' }),
      <span key={each.at}>
        <Moment at={each.at} long /> · {wayText(each)}
      </span>,
    ]);
  return (
    <Pane title={t`How it came`}>
      <KeyValues rows={rows} />
    </Pane>
  );
}
