import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Select } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AskReason } from '#core/listening/reasons.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { countAsks, listAsks, type AskState } from '#core/contract/listening.ts';
import { channelName } from '../ui/channel-names.ts';
import { usePages, useRead } from '../app/read.ts';
import { State, type Tone } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './listening.module.css';
import { reasonWords } from './reason-words.ts';
import { listeningTabs } from './tabs.ts';

type Ask = WireOutputOf<typeof listAsks>['items'][number];

const stateWords: Record<AskState, [words: string, tone: Tone]> = {
  'not-asked': [t`Not asked`, 'plain'],
  scheduled: [t`Will be asked`, 'warn'],
  sent: [t`Sent`, 'fact'],
  delivered: [t`Delivered`, 'fact'],
  opened: [t`Opened`, 'fact'],
  started: [t`Being answered`, 'feel'],
  partial: [t`Answered in part`, 'feel'],
  answered: [t({ message: 'Answered', context: 'a question' }), 'feel'],
  expired: [t`Never answered`, 'plain'],
  failed: [t`Did not arrive`, 'bad'],
};

const wordsOfReason = (reason: string | null): string =>
  reason === null ? '' : (reasonWords[reason as AskReason] ?? reason);

const columns: Column<Ask>[] = [
  {
    head: t`Decision`,
    cell: ({ state }) => <State tone={stateWords[state][1]}>{stateWords[state][0]}</State>,
  },
  { head: t`Why`, grow: true, cell: (ask) => <Why ask={ask} /> },
  {
    head: t`Customer`,
    cell: ({ customer }) => (
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        {customer.name}
      </Link>
    ),
  },
  { head: t`Channel`, wide: true, cell: ({ channel }) => channelName(channel) },
  { head: t`Chance`, wide: true, right: true, cell: ({ probability }) => `${Math.round(probability * 100)} %` },
  { head: t`Decided`, cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
];

function Why({ ask }: { ask: Ask }) {
  if (ask.reason !== null) return <>{wordsOfReason(ask.reason)}</>;
  if (ask.state === 'scheduled' && ask.dueAt !== null)
    return (
      <>
        <Trans>
          due <Moment at={ask.dueAt} long />
        </Trans>
      </>
    );
  return (
    <span className="muted">
      <Trans>the conversation was resolved and nothing spoke against it</Trans>
    </span>
  );
}

export function AsksPage() {
  const [state, setState] = useState<string | null>(null);
  const rows = usePages(listAsks, state === null ? {} : { state });
  const counts = useRead(countAsks, {});
  return (
    <Page
      title={t`Listening`}
      about={t`Every decision whether to ask a customer is written down, also the decision not to: silence is explained.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={counts} rows={2}>
        {({ states, reasons }) => <Counts states={states} reasons={reasons} />}
      </Loaded>
      <div className={styles.filters}>
        <Select
          aria-label={t`State`}
          placeholder={t`All decisions`}
          clearable
          value={state}
          onChange={setState}
          data={Object.entries(stateWords).map(([value, [label]]) => ({ value, label }))}
        />
      </div>
      <Pane flush>
        <DataTable
          label={t`Ask ledger`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty
              icon={IconClipboardList}
              title={state === null ? t`Nothing decided yet` : t`No decision of this kind`}
            >
              <Trans>A row appears with every conversation that is resolved.</Trans>
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
      <Pane title={t`Decisions of the last 30 days`}>
        <Bars
          rows={states.map(({ state, count }) => ({ label: stateWords[state][0], count, tone: stateWords[state][1] }))}
        />
      </Pane>
      <Pane title={t`Why not asked`}>
        {reasons.length === 0 ? (
          <p className="muted">
            <Trans>Everybody was asked.</Trans>
          </p>
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
