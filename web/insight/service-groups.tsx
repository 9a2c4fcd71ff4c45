import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { channelName } from '../ui/channel-names.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { MedianText, type Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import type { InsightPlace } from './place.ts';

type Group = NonNullable<InsightPlace['group']>;
type Channel = Service['byChannel'][number];
type Team = Service['byTeam'][number];
type Person = Service['byPerson'][number];

const responses: Column<Pick<Person, 'firstResponse' | 'nextResponse'>>[] = [
  { head: t`First response, median`, wraps: true, cell: ({ firstResponse }) => <MedianText figure={firstResponse} /> },
  {
    head: t`Next response, median`,
    wraps: true,
    cell: ({ nextResponse }) => <MedianText figure={nextResponse} of={t({ message: 'waits', context: 'counted' })} />,
  },
];

const resolution: Column<Pick<Team, 'resolution'>> = {
  head: t`Resolution, median`,
  wraps: true,
  cell: (row) => <MedianText figure={row.resolution} />,
};

const channelColumns: Column<Channel>[] = [
  { head: t`Channel`, cell: ({ channel }) => <b>{channelName(channel)}</b> },
  { head: t`Begun`, right: true, cell: ({ volume }) => number(volume) },
  {
    head: t({ message: 'Open', context: 'conversations counted' }),
    right: true,
    cell: ({ backlog }) => number(backlog),
  },
  ...responses,
  resolution,
  {
    head: t`At first contact`,
    wide: true,
    wraps: true,
    cell: ({ firstContact }) => (
      <FigureText {...firstContact} unit=" %" of={t({ message: 'resolved', context: 'conversations counted' })} />
    ),
  },
  {
    head: t`Reopened`,
    wide: true,
    wraps: true,
    cell: ({ reopened }) => (
      <FigureText {...reopened} unit=" %" of={t({ message: 'resolved', context: 'conversations counted' })} />
    ),
  },
];

function nameOf({ id, name }: Pick<Team, 'id' | 'name'>): ReactNode {
  if (name !== null) return <b>{name}</b>;
  return <span className="muted">{id === null ? t`In no team’s queue` : t`Is gone`}</span>;
}

const teamColumns: Column<Team>[] = [{ head: t`Team`, cell: nameOf }, ...responses, resolution];

const personColumns: Column<Person>[] = [{ head: t`Person`, cell: nameOf }, ...responses];

const notes: Record<Group, string | undefined> = {
  channel: undefined,
  team: t`By the team in whose queue the conversation was.`,
  person: t`By whoever answered, whoever had the conversation.`,
};

const tables: Record<Group, string> = {
  channel: t`Service by channel`,
  team: t`Service by team`,
  person: t`Service by person`,
};

/** The figures of each channel, team or person beside each other. */
export function ServiceGroups({ data }: { data: Service }) {
  const [{ group = 'channel' }, go] = usePlace();
  return (
    <Pane
      title={t`Beside each other`}
      about={notes[group]}
      actions={
        <SegmentedControl
          aria-label={t`Beside each other`}
          value={group}
          onChange={(value) => go({ group: value as Group })}
          data={[
            { value: 'channel', label: t`Channels` },
            { value: 'team', label: t`Teams` },
            { value: 'person', label: t`People` },
          ]}
        />
      }
      flush
    >
      <Table data={data} group={group} />
    </Pane>
  );
}

function Table({ data: { byChannel, byTeam, byPerson }, group }: { data: Service; group: Group }) {
  if (group === 'person') return <Groups by={group} items={byPerson} columns={personColumns} rowKey={({ id }) => id} />;
  if (group === 'team') return <Groups by={group} items={byTeam} columns={teamColumns} rowKey={({ id }) => id ?? ''} />;
  return <Groups by={group} items={byChannel} columns={channelColumns} rowKey={({ channel }) => channel} />;
}

interface GroupsProps<Row> {
  by: Group;
  items: readonly Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
}

function Groups<Row>({ by, items, columns, rowKey }: GroupsProps<Row>) {
  return (
    <DataTable
      label={tables[by]}
      rows={{ items }}
      columns={columns}
      rowKey={rowKey}
      stacks="named"
      empty={
        <p className="muted">
          <Trans>Nothing began in this period.</Trans>
        </p>
      }
    />
  );
}
