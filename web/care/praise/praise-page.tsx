import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { IconMoodHappy } from '@tabler/icons-react';
import { countPraise, listPraising } from '#core/contract/praise.ts';
import { usePages, useRead } from '../../app/read.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { listed } from '../../ui/format.ts';
import { Page, Pane, Stack, TabLinks } from '../../ui/page.tsx';
import { Quotes } from '../../ui/quotes.tsx';
import { Empty } from '../../ui/states.tsx';
import { useCareTabs } from '../tabs.ts';
import { PassDialog } from './pass-dialog.tsx';
import { PraiseItem } from './praise-item.tsx';
import { keyOfPraise, type Praising } from './praise-words.ts';
import styles from './praise.module.css';

/** What customers praised us with, and the way to whoever helped. */
export function PraisePage() {
  return (
    <Page
      title={t`Praise`}
      about={t`Top scores with words, and words that read as praise, of the last 90 days. One key passes them on to whoever helped.`}
    >
      <TabLinks tabs={useCareTabs()} label={t`Care`} />
      <Stack>
        <Passed />
        <Pane flush>
          <List />
        </Pane>
      </Stack>
    </Page>
  );
}

/** How much was passed on, and to whom; by name, never by how much. */
function Passed() {
  const { data } = useRead(countPraise, {});
  if (data === undefined || data.passed === 0) return null;
  const names = listed(data.people.map(({ name }) => name));
  return (
    <p className={styles.passed}>
      <Trans>
        Passed on in 90 days: <b>{ph({ count: data.passed })}</b>, to {names}.
      </Trans>
    </p>
  );
}

function List() {
  const rows = usePages(listPraising, {});
  const list = useRef<HTMLUListElement>(null);
  const [passing, setPassing] = useState<Praising | null>(null);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-praise]') ?? [])];
  const standing = () => cards().findIndex((card) => card.contains(document.activeElement));
  const step = (by: 1 | -1) => {
    const from = standing();
    cards()[from === -1 ? 0 : Math.min(rows.items.length - 1, Math.max(0, from + by))]?.focus();
  };
  // Without a choice it is the first that was not passed on yet.
  const chosen = () => rows.items[standing()] ?? rows.items.find(({ passed }) => passed === null);
  const pass = () => {
    const one = chosen();
    if (one?.passed === null) setPassing(one);
  };
  const group = t`Praise`;
  useShortcut({ keys: 'j', label: t`Next praise`, group }, () => step(1));
  useShortcut({ keys: 'k', label: t`Previous praise`, group }, () => step(-1));
  useShortcut({ keys: 'p', label: t`Pass it on`, group }, pass);
  return (
    <>
      <Quotes
        rows={rows}
        label={t`Praise`}
        empty={<Nothing />}
        list={list}
        show={(praise) => <PraiseItem key={keyOfPraise(praise)} praise={praise} pass={() => setPassing(praise)} />}
      />
      {passing === null ? null : <PassDialog praise={passing} close={() => setPassing(null)} />}
    </>
  );
}

function Nothing() {
  return (
    <Empty icon={IconMoodHappy} title={t`No praise yet`}>
      <Trans>A top score with words stands here, and so do words that praise somebody of yours by name.</Trans>
    </Empty>
  );
}
