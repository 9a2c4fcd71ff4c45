import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl, Select } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { signKinds, type SignKind } from '#core/care/recovery.ts';
import { countRecoveries } from '#core/contract/care-count.ts';
import { listRecoveries } from '#core/contract/care.ts';
import { usePages, useRead } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { Badge, State } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './care.module.css';
import { signNames, stateTones, stateWords, type Recovery } from './case-words.ts';
import { Due } from './due.tsx';
import { SaidInCase } from './said.tsx';
import { useCareTabs } from './tabs.ts';

const whoses = ['everyone', 'mine', 'teams', 'nobody'] as const;
type Whose = (typeof whoses)[number];
type Which = 'unsettled' | 'overdue' | 'closed';

interface Chosen {
  whose: Whose;
  which: Which;
  sign: SignKind | null;
}

/** Whom we let down: who sees to it, by when, and how it ended. */
export function CasesPage() {
  const [chosen, setChosen] = useState<Chosen>({ whose: 'everyone', which: 'unsettled', sign: null });
  const { whose, which, sign } = chosen;
  const rows = usePages(listRecoveries, {
    whose,
    state: which === 'closed' ? 'closed' : 'unsettled',
    ...(which === 'overdue' ? { overdue: 'true' as const } : {}),
    ...(sign === null ? {} : { sign }),
  });
  return (
    <Page
      title={t`Care`}
      about={t`A low score, a broken promise or a complaint opens a case. Somebody makes up for it, and says how it ended.`}
    >
      <TabLinks tabs={useCareTabs()} label={t`Care`} />
      <Filters chosen={chosen} choose={(next) => setChosen({ ...chosen, ...next })} />
      <Pane flush>
        <DataTable
          stacks="named"
          label={t`Recovery cases`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Nothing which={which} />}
        />
      </Pane>
    </Page>
  );
}

function Nothing({ which }: { which: Which }) {
  const titles: Record<Which, string> = {
    unsettled: t`No case is open`,
    overdue: t`Nothing is overdue`,
    closed: t`No case is closed yet`,
  };
  return (
    <Empty
      icon={IconLifebuoy}
      title={titles[which]}
      action={
        <Link to="/care/rules">
          <Trans>See when cases open</Trans>
        </Link>
      }
    >
      <Trans>A conversation becomes a case by hand, too: say in its menu that it is a complaint.</Trans>
    </Empty>
  );
}

const withCount = (name: string, count = 0) => (count === 0 ? name : `${name} ${count}`);

function Filters({ chosen, choose }: { chosen: Chosen; choose: (next: Partial<Chosen>) => void }) {
  const { data } = useRead(countRecoveries, {});
  return (
    <div className={styles.filters}>
      <SegmentedControl
        aria-label={t`Whose`}
        value={chosen.whose}
        onChange={(value) => choose({ whose: whoses.find((each) => each === value) ?? 'everyone' })}
        data={[
          { value: 'everyone', label: withCount(t`Everyone’s`, data?.everyone) },
          { value: 'mine', label: withCount(t`Mine`, data?.mine) },
          { value: 'teams', label: t`My teams’` },
          { value: 'nobody', label: withCount(t`Nobody’s`, data?.nobody) },
        ]}
      />
      <SegmentedControl
        aria-label={t`Which`}
        value={chosen.which}
        onChange={(value) => choose({ which: value as Which })}
        data={[
          { value: 'unsettled', label: t({ message: 'Open', context: 'status' }) },
          { value: 'overdue', label: withCount(t`Overdue`, data?.overdue) },
          { value: 'closed', label: t({ message: 'Closed', context: 'recovery case' }) },
        ]}
      />
      <Select
        aria-label={t`What happened`}
        placeholder={t`Whatever happened`}
        clearable
        value={chosen.sign}
        onChange={(value) => choose({ sign: signKinds.find((each) => each === value) ?? null })}
        data={signKinds.map((value) => ({ value, label: signNames[value] }))}
      />
    </div>
  );
}

const columns: Column<Recovery>[] = [
  { head: t`Due`, cell: (recovery) => <Due recovery={recovery} /> },
  { head: t`Customer`, cell: (recovery) => <Who recovery={recovery} /> },
  { head: t`What happened`, grow: true, cell: (recovery) => <What recovery={recovery} /> },
  {
    head: t`State`,
    cell: ({ state }) => <State tone={stateTones[state]}>{stateWords[state]}</State>,
  },
  { head: t`Who sees to it`, cell: (recovery) => <Owner recovery={recovery} /> },
  { head: t`Opened`, wide: true, cell: ({ openedAt }) => <Moment at={openedAt} /> },
];

function Who({ recovery: { id, customer } }: { recovery: Recovery }) {
  return (
    <Link to="/care/cases/$recovery" params={{ recovery: id }} className={styles.who ?? ''}>
      <bdi>{customer.name}</bdi>
    </Link>
  );
}

function What({ recovery: { signs, conversation, touchpoint } }: { recovery: Recovery }) {
  const subject = conversation?.subject ?? '';
  return <SaidInCase signs={signs} beside={subject === '' ? touchpoint.name : subject} />;
}

function Owner({ recovery: { owner, team } }: { recovery: Recovery }) {
  const { user } = useSession();
  if (owner !== null) return <span className="muted">{owner.id === user.id ? t`You` : owner.name}</span>;
  if (team !== null) return <span className="muted">{team.name}</span>;
  return (
    <Badge tone="warn">
      <Trans>Nobody</Trans>
    </Badge>
  );
}
