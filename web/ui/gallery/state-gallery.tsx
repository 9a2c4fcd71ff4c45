import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { problem } from '#core/contract/problems.ts';
import { Unreachable } from '../../app/api.ts';
import { Badge } from '../badge.tsx';
import { Columns, Pane, Stack } from '../page.tsx';
import { Empty, ErrorState, Loading } from '../states.tsx';
import { DataTable, type Column } from '../table.tsx';

interface Person {
  id: string;
  name: string;
  asked: number;
}

const people: Person[] = [
  { id: '1', name: 'Amina Otieno', asked: 3 },
  { id: '2', name: 'Lukas Brandt', asked: 1 },
];

const columns: Column<Person>[] = [
  { head: 'Name', cell: ({ name }) => <b>{name}</b>, grow: true },
  { head: 'State', cell: () => <Badge tone="good">active</Badge>, wide: true },
  { head: 'Asked', cell: ({ asked }) => asked, right: true },
];

export function StateGallery() {
  const table = { label: 'People', columns, rowKey: ({ id }: Person) => id };
  return (
    <Stack>
      <Pane title="Table" flush>
        <DataTable
          {...table}
          rows={{ items: people, hasMore: true, more: () => undefined }}
          empty={null}
          onOpen={() => undefined}
          selected={({ id }) => id === '2'}
        />
      </Pane>
      <Columns>
        <Pane title="Empty">
          <Empty icon={IconInbox} title="Nothing waits" action={<Button>Connect a channel</Button>}>
            Conversations come here as soon as a customer writes.
          </Empty>
        </Pane>
        <Pane title="Loading">
          <Loading />
        </Pane>
        <Pane title="Not allowed">
          <ErrorState error={problem('forbidden', { detail: 'Your role may not see this. Ask an owner.' })} />
        </Pane>
        <Pane title="Offline">
          <ErrorState error={new Unreachable()} retry={() => undefined} />
        </Pane>
      </Columns>
    </Stack>
  );
}
