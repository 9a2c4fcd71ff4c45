import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { MedianText, type Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import type { InsightPlace } from './place.ts';
import { channelName } from './words.ts';

type Group = NonNullable<InsightPlace['group']>;
type Channel = Service['byChannel'][number];
type Team = Service['byTeam'][number];
type Person = Service['byPerson'][number];

const responses: Column<Pick<Person, 'firstResponse' | 'nextResponse'>>[] = [
  { head: 'First response, median', cell: ({ firstResponse }) => <MedianText figure={firstResponse} /> },
  { head: 'Next response, median', cell: ({ nextResponse }) => <MedianText figure={nextResponse} of="waits" /> },
];

const resolution: Column<Pick<Team, 'resolution'>> = {
  head: 'Resolution, median',
  cell: (row) => <MedianText figure={row.resolution} />,
};

const channelColumns: Column<Channel>[] = [
  { head: 'Channel', cell: ({ channel }) => <b>{channelName(channel)}</b> },
  { head: 'Begun', right: true, cell: ({ volume }) => number(volume) },
  { head: 'Open', right: true, cell: ({ backlog }) => number(backlog) },
  ...responses,
  resolution,
  {
    head: 'At first contact',
    wide: true,
    cell: ({ firstContact }) => <FigureText {...firstContact} unit=" %" of="resolved" />,
  },
  { head: 'Reopened', wide: true, cell: ({ reopened }) => <FigureText {...reopened} unit=" %" of="resolved" /> },
];

function nameOf({ id, name }: Pick<Team, 'id' | 'name'>): ReactNode {
  if (name !== null) return <b>{name}</b>;
  return <span className="muted">{id === null ? 'In no team’s queue' : 'Is gone'}</span>;
}

const teamColumns: Column<Team>[] = [{ head: 'Team', cell: nameOf }, ...responses, resolution];

const personColumns: Column<Person>[] = [{ head: 'Person', cell: nameOf }, ...responses];

const notes: Record<Group, string | undefined> = {
  channel: undefined,
  team: 'By the team in whose queue the conversation was.',
  person: 'By whoever answered, whoever had the conversation.',
};

/** The figures of each channel, team or person beside each other. */
export function ServiceGroups({ data }: { data: Service }) {
  const [{ group = 'channel' }, go] = usePlace();
  return (
    <Pane
      title="Beside each other"
      about={notes[group]}
      actions={
        <SegmentedControl
          aria-label="Beside each other"
          value={group}
          onChange={(value) => go({ group: value as Group })}
          data={[
            { value: 'channel', label: 'Channels' },
            { value: 'team', label: 'Teams' },
            { value: 'person', label: 'People' },
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
      label={`Service by ${by}`}
      rows={{ items }}
      columns={columns}
      rowKey={rowKey}
      empty={<p className="muted">Nothing began in this period.</p>}
    />
  );
}
