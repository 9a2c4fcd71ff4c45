import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, FileButton } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { listTeams } from '#core/contract/teams.ts';
import { importTopics } from '#core/contract/topics.ts';
import { csvOfTopics } from '#core/listening/topics/csv.ts';
import { starterIn } from '#core/listening/topics/starter.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { localeOfPages } from '../../ui/format.ts';
import type { Topic } from './topic-words.ts';

function useBring() {
  return useWrite(importTopics, {
    outdates: ['topic.'],
    onError: toastError,
    onDone: ({ added, changed }) => {
      const came = plural(added, { one: '# topic came in', other: '# topics came in' });
      const others = plural(changed, { one: '# changed', other: '# changed' });
      toast({ text: `${came} · ${others}` });
    },
  });
}

/** Twelve topics to begin from. */
export function Starter() {
  const bring = useBring();
  const may = useMay('listening.manage');
  if (!may) return null;
  const items = starterIn(chatLanguageFor([localeOfPages()]));
  return (
    <Button loading={bring.isPending} onClick={() => bring.mutate({ items })}>
      <Trans>Begin with the starter</Trans>
    </Button>
  );
}

const largest = 2_000_000;

/** Topics from a CSV file and to one. */
export function TopicFiles({ topics }: { topics: readonly Topic[] }) {
  const bring = useBring();
  const read = async (file: File | null) => {
    if (file === null) return;
    const { topicsFromCsv } = await import('./topics-from-csv.ts');
    const items = file.size > largest ? undefined : topicsFromCsv(await file.text());
    if (items === undefined || items.length === 0)
      toast({ text: t`This file has no topics: its first row must have a column “name”.` });
    else bring.mutate({ items });
  };
  return (
    <>
      <FileButton accept=".csv,text/csv" onChange={(file) => void read(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={bring.isPending}
            leftSection={<IconFileImport size={16} stroke={1.7} />}
          >
            <Trans>From CSV</Trans>
          </Button>
        )}
      </FileButton>
      {topics.length === 0 ? null : <ToCsv topics={topics} />}
    </>
  );
}

function ToCsv({ topics }: { topics: readonly Topic[] }) {
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const save = () => {
    const nameOf = (all: ReadonlyArray<{ id: string; name: string }>, id: string | null) =>
      all.find((one) => one.id === id)?.name ?? '';
    const filed = topics.map(({ parent, team, ...topic }) => {
      return { ...topic, parent: nameOf(topics, parent), team: nameOf(teams, team) };
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csvOfTopics(filed)], { type: 'text/csv' }));
    link.download = 'topics.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} />} onClick={save}>
      <Trans>As CSV</Trans>
    </Button>
  );
}
