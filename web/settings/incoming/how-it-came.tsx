import type { ReactNode } from 'react';
import { showHidden } from '#core/channels/hidden-letters.ts';
import { bytes, number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { KeyValues, Pane } from '../../ui/page.tsx';
import type { Detail } from './words.ts';

type Arrival = Detail['arrivals'][number];

function wayText({ way, by }: Arrival): string {
  if (way === 'import') return 'Brought by an import';
  if (way === 'smtp') return by === null ? 'Brought by another server' : `Brought by ${showHidden(by)}`;
  const [, folder, uid] = /^(.*) (\d+)$/s.exec(by ?? '') ?? [];
  return folder === undefined ? 'Fetched from the mailbox' : `Fetched from ${showHidden(folder)}, number ${uid}`;
}

const dash = <span className="muted">–</span>;

function envelopeRows({ helo, secure, from, to }: Arrival): Array<readonly [string, ReactNode]> {
  const rows: Array<readonly [string, ReactNode]> = [];
  if (helo !== null) rows.push(['It called itself', showHidden(helo)]);
  if (secure !== null) rows.push(['Connection', secure ? 'encrypted' : 'not encrypted']);
  if (from !== null) rows.push(['Sender on the envelope', from === '' ? 'nobody (a report)' : showHidden(from)]);
  if (to.length > 0) rows.push(['Recipients on the envelope', to.map(showHidden).join(', ')]);
  return rows;
}

/** Who brought it, to which mailbox, when, and how often the same bytes came. */
export function HowItCame({ item }: { item: Detail }) {
  const [first, ...again] = item.arrivals;
  const rows: Array<readonly [string, ReactNode]> = [
    ['Mailbox', item.accountName ?? dash],
    ['Came', <Moment key="came" at={item.receivedAt} long />],
    ['Way', first === undefined ? dash : wayText(first)],
    ...(first === undefined ? [] : envelopeRows(first)),
    ['Size', bytes(item.size)],
  ];
  if (item.timesCome > 1) rows.push(['The same bytes came', `${number(item.timesCome)} times, kept once`]);
  for (const each of again.slice(0, 3))
    rows.push([
      'Again',
      <span key={each.at}>
        <Moment at={each.at} long /> · {wayText(each)}
      </span>,
    ]);
  return (
    <Pane title="How it came">
      <KeyValues rows={rows} />
    </Pane>
  );
}
