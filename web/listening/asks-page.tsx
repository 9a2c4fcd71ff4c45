import { useState } from 'react';
import { Select } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { askReasons, type AskReason } from '#core/listening/reasons.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { countAsks, listAsks, type AskState } from '#core/contract/listening.ts';
import { usePages, useRead } from '../app/read.ts';
import { State, type Tone } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './listening.module.css';
import { listeningTabs } from './tabs.ts';

type Ask = WireOutputOf<typeof listAsks>['items'][number];

const stateWords: Record<AskState, [words: string, tone: Tone]> = {
  'not-asked': ['Not asked', 'plain'],
  scheduled: ['Will be asked', 'warn'],
  sent: ['Sent', 'fact'],
  delivered: ['Delivered', 'fact'],
  opened: ['Opened', 'fact'],
  answered: ['Answered', 'feel'],
  expired: ['Never answered', 'plain'],
  failed: ['Did not arrive', 'bad'],
};

const wordsOfReason = (reason: string | null): string =>
  reason === null ? '' : (askReasons[reason as AskReason] ?? reason);

const columns: Column<Ask>[] = [
  {
    head: 'Decision',
    cell: ({ state }) => <State tone={stateWords[state][1]}>{stateWords[state][0]}</State>,
  },
  { head: 'Why', grow: true, cell: (ask) => <Why ask={ask} /> },
  {
    head: 'Customer',
    cell: ({ customer }) => (
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        {customer.name}
      </Link>
    ),
  },
  { head: 'Channel', wide: true, cell: ({ channel }) => channel },
  { head: 'Chance', wide: true, right: true, cell: ({ probability }) => `${Math.round(probability * 100)} %` },
  { head: 'Decided', cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
];

function Why({ ask }: { ask: Ask }) {
  if (ask.reason !== null) return <>{wordsOfReason(ask.reason)}</>;
  if (ask.state === 'scheduled' && ask.dueAt !== null)
    return (
      <>
        due <Moment at={ask.dueAt} long />
      </>
    );
  return <span className="muted">the conversation was resolved and nothing spoke against it</span>;
}

export function AsksPage() {
  const [state, setState] = useState<string | null>(null);
  const rows = usePages(listAsks, state === null ? {} : { state });
  const counts = useRead(countAsks, {});
  return (
    <Page
      title="Listening"
      about="Every decision whether to ask a customer is written down, also the decision not to: silence is explained."
    >
      <TabLinks tabs={listeningTabs} label="Listening" />
      <Loaded query={counts} rows={2}>
        {({ states, reasons }) => <Counts states={states} reasons={reasons} />}
      </Loaded>
      <div className={styles.filters}>
        <Select
          aria-label="State"
          placeholder="All decisions"
          clearable
          value={state}
          onChange={setState}
          data={Object.entries(stateWords).map(([value, [label]]) => ({ value, label }))}
        />
      </div>
      <Pane flush>
        <DataTable
          label="Ask ledger"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconClipboardList} title={state === null ? 'Nothing decided yet' : 'No decision of this kind'}>
              A row appears with every conversation that is resolved.
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

interface CountsProps {
  states: ReadonlyArray<{ state: AskState; count: number }>;
  reasons: ReadonlyArray<{ reason: string; count: number }>;
}

/** The last thirty days in two rows of bars: what became of the decisions, and why customers were not asked. */
function Counts({ states, reasons }: CountsProps) {
  if (states.length === 0) return null;
  return (
    <div className={styles.counts}>
      <Pane title="Decisions of the last 30 days">
        <Bars
          rows={states.map(({ state, count }) => ({ label: stateWords[state][0], count, tone: stateWords[state][1] }))}
        />
      </Pane>
      <Pane title="Why not asked">
        {reasons.length === 0 ? (
          <p className="muted">Everybody was asked.</p>
        ) : (
          <Bars rows={reasons.map(({ reason, count }) => ({ label: wordsOfReason(reason), count, tone: 'plain' }))} />
        )}
      </Pane>
    </div>
  );
}

function Bars({ rows }: { rows: ReadonlyArray<{ label: string; count: number; tone: Tone }> }) {
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <ul className={styles.bars}>
      {rows.map(({ label, count, tone }) => (
        <li key={label}>
          <span>{label}</span>
          <b>{number(count)}</b>
          <i data-tone={tone} style={{ inlineSize: `${(count / most) * 100}%` }} aria-hidden="true" />
        </li>
      ))}
    </ul>
  );
}
