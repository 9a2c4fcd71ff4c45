import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { channelName } from '../ui/channel-names.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { ServedMedian, type Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import type { InsightPlace } from './place.ts';
import { ServedLink, type Served } from './served-link.tsx';

type Group = NonNullable<InsightPlace['group']>;
type Channel = Service['byChannel'][number];
type Team = Service['byTeam'][number];
type Person = Service['byPerson'][number];

/** Which group a row is of. */
type Grouped<Row> = (row: Row) => Served;

function responses<Row extends Pick<Person, 'firstResponse' | 'nextResponse'>>(group: Grouped<Row>): Column<Row>[] {
  return [
    {
      head: t`First response, median`,
      wraps: true,
      cell: (row) => <ServedMedian figure={row.firstResponse} served={{ of: 'first-response', ...group(row) }} />,
    },
    {
      head: t`Next response, median`,
      wraps: true,
      cell: (row) => (
        <ServedMedian
          figure={row.nextResponse}
          of={t({ message: 'waits', context: 'counted' })}
          served={{ of: 'next-response', ...group(row) }}
        />
      ),
    },
  ];
}

function resolution<Row extends Pick<Team, 'resolution'>>(group: Grouped<Row>): Column<Row> {
  return {
    head: t`Resolution, median`,
    wraps: true,
    cell: (row) => <ServedMedian figure={row.resolution} served={{ of: 'resolution', ...group(row) }} />,
  };
}

const ofChannel = ({ channel }: Channel): Served => ({ channel });
const ofTeam = ({ id }: Team): Served => ({ team: id ?? 'none' });
const ofPerson = ({ id }: Person): Served => ({ person: id });

const channelColumns: Column<Channel>[] = [
  { head: t`Channel`, cell: ({ channel }) => <b>{channelName(channel)}</b> },
  {
    head: t`Begun`,
    right: true,
    cell: ({ volume, channel }) => (
      <ServedLink served={{ of: 'begun', channel }} n={volume}>
        {number(volume)}
      </ServedLink>
    ),
  },
  {
    head: t({ message: 'Open', context: 'conversations counted' }),
    right: true,
    cell: ({ backlog, channel }) => (
      <ServedLink served={{ of: 'open', channel }} n={backlog}>
        {number(backlog)}
      </ServedLink>
    ),
  },
  ...responses(ofChannel),
  resolution(ofChannel),
  {
    head: t`At first contact`,
    wide: true,
    wraps: true,
    cell: ({ firstContact, channel }) => (
      <ServedLink served={{ of: 'first-contact', channel }} n={firstContact.n}>
        <FigureText {...firstContact} unit=" %" of={t({ message: 'resolved', context: 'conversations counted' })} />
      </ServedLink>
    ),
  },
  {
    head: t`Reopened`,
    wide: true,
    wraps: true,
    cell: ({ reopened, channel }) => (
      <ServedLink served={{ of: 'resolved', channel }} n={reopened.n}>
        <FigureText {...reopened} unit=" %" of={t({ message: 'resolved', context: 'conversations counted' })} />
      </ServedLink>
    ),
  },
];

function nameOf({ id, name }: Pick<Team, 'id' | 'name'>): ReactNode {
  if (name !== null) return <b>{name}</b>;
  return <span className="muted">{id === null ? t`In no team’s queue` : t`Is gone`}</span>;
}

const teamColumns: Column<Team>[] = [{ head: t`Team`, cell: nameOf }, ...responses(ofTeam), resolution(ofTeam)];

const personColumns: Column<Person>[] = [{ head: t`Person`, cell: nameOf }, ...responses(ofPerson)];

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
