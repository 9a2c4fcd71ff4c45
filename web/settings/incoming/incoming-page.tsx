import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMailCheck, IconMailQuestion, IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { incomingLimits } from '#core/channels/incoming-limits.ts';
import { listIncoming } from '#core/contract/incoming.ts';
import { usePages } from '../../app/read.ts';
import { number } from '../../ui/format.ts';
import { Page, Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable } from '../../ui/table.tsx';
import { incomingColumns } from './columns.tsx';
import styles from './incoming.module.css';
import { ManyBar } from './many-bar.tsx';
import type { Look } from './search.ts';
import { useChosen } from './use-chosen.ts';
import { useMany } from './use-many.ts';
import { mayTakeBack, mayTry, stateWords } from './words.ts';

const route = getRouteApi('/console/settings/incoming');
const order: readonly Look[] = ['quarantined', 'received', 'understood', 'discarded', 'all'];

type Counts = Record<Exclude<Look, 'all'>, number>;

function label(look: Look, counts: Counts | undefined): string {
  if (look === 'all') return t({ message: 'All', comment: 'all mails' });
  const some = counts?.[look];
  if (some === undefined) return stateWords[look];
  const { counted } = incomingLimits;
  return `${stateWords[look]} ${some > counted ? `${number(counted)}+` : number(some)}`;
}

interface Place {
  look: Look;
  words: string;
}

export function IncomingPage() {
  const { state: look = 'quarantined', q = '' } = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const [words] = useDebouncedValue(typed.trim(), 250);
  const go = (state: Look) => {
    const search = { state, ...(typed === '' ? {} : { q: typed }) };
    void navigate({ to: '/settings/incoming', search, replace: true });
  };
  const input = { ...(look === 'all' ? {} : { state: look }), ...(words === '' ? {} : { words }) };
  const list = usePages(listIncoming, input, { every: 15_000 });
  const data = order.map((value) => ({ value, label: label(value, list.first?.counts) }));
  return (
    <Page
      title={t`Incoming mail`}
      about={t`Every mail is kept as it came before anything reads it. What cannot be understood is set aside here with the reason; nothing is lost.`}
    >
      <div className={styles.filters}>
        <SegmentedControl
          className={styles.wideOnly ?? ''}
          aria-label={t`What became of it`}
          value={look}
          onChange={go}
          data={data}
        />
        <Select
          className={styles.narrowOnly ?? ''}
          aria-label={t`What became of it`}
          value={look}
          allowDeselect={false}
          onChange={(state) => go(state ?? 'quarantined')}
          data={data}
        />
        <TextInput
          className={styles.search ?? ''}
          aria-label={t`Find by sender or subject`}
          placeholder={t`Sender or subject`}
          leftSection={<IconSearch size={15} stroke={1.8} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => go(look)}
        />
      </div>
      <Pane flush>
        <List key={`${look} ${words}`} place={{ look, words }} list={list} onClear={() => setTyped('')} />
      </Pane>
    </Page>
  );
}

interface ListProps {
  place: Place;
  list: ReturnType<typeof usePages<typeof listIncoming>>;
  onClear: () => void;
}

function List({ place, list, onClear }: ListProps) {
  const { look, words } = place;
  const chosen = useChosen(list.items, look === 'discarded' ? mayTakeBack : mayTry);
  const many = useMany();
  const choosing = look === 'quarantined' || look === 'discarded';
  return (
    <>
      {choosing ? <ManyBar look={look} words={words} chosen={chosen} many={many} counts={list.first?.counts} /> : null}
      <DataTable
        label={t`Incoming mail`}
        rows={list}
        columns={incomingColumns({ look, chosen: choosing ? chosen : undefined })}
        rowKey={({ id }) => id}
        selected={({ id }) => chosen.ids.has(id)}
        empty={<Nothing look={look} words={words} onClear={onClear} />}
      />
    </>
  );
}

const nothing: Record<Look, { title: string; about: string }> = {
  quarantined: { title: t`Nothing is set aside`, about: t`Every mail that came was understood.` },
  received: {
    title: t`Nothing waits`,
    about: t`A mail stands here for the moment between coming in and being understood.`,
  },
  understood: {
    title: t`No mail was understood yet`,
    about: t`Connect a mailbox under Channels, and what it brings stands here.`,
  },
  discarded: {
    title: t`Nothing was left out`,
    about: t`The same mail twice, your own mail coming back, and what somebody gave up would stand here.`,
  },
  all: { title: t`No mail came yet`, about: t`Connect a mailbox under Channels, and what it brings stands here.` },
};

function Nothing({ look, words, onClear }: { look: Look; words: string; onClear: () => void }) {
  if (words !== '') {
    const { searched } = incomingLimits;
    const state = look === 'all' ? null : stateWords[look];
    return (
      <Empty
        icon={IconSearch}
        title={t`No sender or subject has “${words}”`}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Show all</Trans>
          </Button>
        }
      >
        {state === null
          ? t`${plural(searched, { one: 'The newest mail was searched.', other: 'The newest # mails were searched.' })}`
          : t`${plural(searched, { one: `The newest mail under “${state}” was searched.`, other: `The newest # mails under “${state}” were searched.` })}`}
      </Empty>
    );
  }
  const { title, about } = nothing[look];
  return (
    <Empty icon={look === 'quarantined' ? IconMailCheck : IconMailQuestion} title={title}>
      {about}
    </Empty>
  );
}
