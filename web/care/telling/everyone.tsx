import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { letterStates, type LetterState } from '#core/care/telling.ts';
import { listNamed } from '#core/contract/telling.ts';
import { usePages } from '../../app/read.ts';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import styles from '../care.module.css';
import type { WholeCause } from '../cause-words.ts';
import { SaidInCase } from '../said.tsx';
import { Letter } from './letter.tsx';
import { TellEveryone } from './tell-everyone.tsx';
import { Tellings } from './tellings.tsx';
import { languageName, letterStateWords, wayWords, type Named } from './telling-words.ts';

type Which = LetterState | 'all';

/** You said, we did: everyone who named a cause, what each is told in their language, and one key that tells all. */
export function Everyone({ cause }: { cause: WholeCause }) {
  const [which, setWhich] = useState<Which>('all');
  const { id, state, counts } = cause;
  const rows = usePages(listNamed, { id, ...(which === 'all' ? {} : { state: which }) });
  const columns: Column<Named>[] = [
    { head: t`Customer`, cell: (named) => <Who named={named} /> },
    {
      head: t`What they told us`,
      grow: true,
      cell: ({ recovery, language, way }) => (
        <SaidInCase signs={recovery.signs} beside={[languageName(language), wayWords[way]].join(' · ')} />
      ),
    },
    { head: t`Told`, right: true, cell: (named) => <Letter cause={cause} named={named} /> },
  ];
  return (
    <Pane
      flush
      title={t`You said, we did`}
      about={
        state === 'fixed'
          ? t`Everyone who named it, once each. Nothing goes until you send it.`
          : t`Everyone who named it. Once it is fixed, each can be told what we did.`
      }
      actions={<TellEveryone cause={cause} />}
    >
      <Tellings cause={cause} />
      {counts.people === 0 ? null : <Which which={which} choose={setWhich} counts={counts} />}
      <DataTable
        stacks
        label={t`Everyone who named it`}
        rows={rows}
        columns={columns}
        rowKey={({ customer }) => customer.id}
        empty={<Nobody all={counts.people === 0} />}
      />
    </Pane>
  );
}

function Nobody({ all }: { all: boolean }) {
  if (!all) return <Empty icon={IconUsers} title={t`Nobody stands here`} />;
  return (
    <Empty icon={IconUsers} title={t`Nobody named it yet`}>
      <Trans>Name it on the cases that it lies behind.</Trans>
    </Empty>
  );
}

interface Choosing {
  which: Which;
  choose: (which: Which) => void;
  counts: WholeCause['counts'];
}

function Which({ which, choose, counts }: Choosing) {
  const of: Record<LetterState, number> = {
    'to-tell': counts.toTell,
    skipped: counts.skipped,
    queued: counts.queued,
    held: counts.held,
    told: counts.told,
  };
  const shown = letterStates.filter((each) => of[each] > 0 || each === which);
  return (
    <div className={styles.whichTold}>
      <SegmentedControl
        aria-label={t`Which of them`}
        value={which}
        onChange={(value) => choose(value as Which)}
        data={[
          { value: 'all', label: t`All ${ph({ count: number(counts.people) })}` },
          ...shown.map((value) => ({ value, label: `${letterStateWords[value]} ${number(of[value])}` })),
        ]}
      />
    </div>
  );
}

function Who({ named: { recovery, cases } }: { named: Named }) {
  return (
    <span className={styles.what}>
      <Link to="/care/cases/$recovery" params={{ recovery: recovery.id }} className={styles.who ?? ''}>
        <bdi>{recovery.customer.name}</bdi>
      </Link>
      {cases === 1 ? null : <small className="muted">{plural(cases, { one: '# case', other: '# cases' })}</small>}
    </span>
  );
}
