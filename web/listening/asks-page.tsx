import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { IconClipboardList } from '@tabler/icons-react';
import { countAsks, listAsks, type AskState } from '#core/contract/listening.ts';
import { usePages, useRead } from '../app/read.ts';
import type { Tone } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Page, Pane, Stack, TabLinks } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable } from '../ui/table.tsx';
import { AskRates } from './ask-rates.tsx';
import { LedgerFilters, noFilter, wireFilter, type LedgerFilter } from './ledger-filters.tsx';
import { ledgerColumns, stateWords, wordsOfReason } from './ledger-columns.tsx';
import styles from './listening.module.css';
import { listeningTabs } from './tabs.ts';

export function AsksPage() {
  const [filter, setFilter] = useState(noFilter);
  const rows = usePages(listAsks, wireFilter(filter));
  const counts = useRead(countAsks, {});
  const showCounted = (of: Partial<LedgerFilter>) => setFilter({ ...filter, state: '', reason: '', ...of });
  return (
    <Page
      title={t`Listening`}
      about={t`Every decision whether to ask a customer is written down, also the decision not to: silence is explained.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Stack>
        <Loaded query={counts} rows={2}>
          {({ states, reasons }) => <Counts states={states} reasons={reasons} />}
        </Loaded>
      </Stack>
      <LedgerFilters filter={filter} change={setFilter} />
      <Stack>
        <AskRates filter={filter} show={showCounted} />
        <Pane flush>
          <DataTable
            label={t`Ask ledger`}
            rows={rows}
            columns={ledgerColumns}
            rowKey={({ id }) => id}
            empty={
              <Empty
                icon={IconClipboardList}
                title={filter === noFilter ? t`Nothing decided yet` : t`No decision of this kind`}
              >
                <Trans>
                  A row appears with every decision: about a conversation that was resolved, something that happened, a
                  round, or a page.
                </Trans>
              </Empty>
            }
          />
        </Pane>
      </Stack>
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
