import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { cancelImport, getImport } from '#core/contract/import.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { State } from '../../ui/badge.tsx';
import { bytes, duration, number } from '../../ui/format.ts';
import { Page, Pane } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { Loaded } from '../../ui/states.tsx';
import { ImportResult } from './import-result.tsx';
import { MappingStep } from './mapping-step.tsx';
import { isMoving, stateWords, type Import } from './states.ts';
import { UploadStep } from './upload-step.tsx';

const route = getRouteApi('/console/settings/imports/$import');

export function ImportPage() {
  const { import: id } = route.useParams();
  const query = useRead(getImport, { id }, { every: (data) => (data && isMoving(data) ? 1_000 : false) });
  return <Loaded query={query}>{(data) => <Shown data={data} />}</Loaded>;
}

function Shown({ data }: { data: Import }) {
  const { tone, words } = stateWords[data.state];
  return (
    <Page
      title={data.name}
      about={
        <Link to="/settings/imports">
          <Trans>All imports</Trans>
        </Link>
      }
      actions={<State tone={tone}>{words}</State>}
    >
      <Step data={data} />
    </Page>
  );
}

function Step({ data }: { data: Import }) {
  switch (data.state) {
    case 'uploading':
      return <UploadStep data={data} />;
    case 'ready':
      return <MappingStep data={data} />;
    case 'running':
      return <Running data={data} />;
    default:
      return <ImportResult data={data} />;
  }
}

function Running({ data }: { data: Import }) {
  const { done, total, rowsPerSecond, secondsLeft } = data.progress;
  const cancel = useWrite(cancelImport, { outdates: ['import.'], onError: toastError });
  const { rows, taken, duplicates, refused, name } = data;
  const facts = [
    total === null ? bytes(done) : t`${ph({ done: bytes(done) })} of ${ph({ total: bytes(total) })}`,
    t`${plural(rows, { one: '# row', other: '# rows' })}`,
    rowsPerSecond === null ? null : t`${ph({ speed: number(rowsPerSecond) })} a second`,
    secondsLeft === null ? null : t`${ph({ time: duration(secondsLeft) })} left`,
    t({ message: plural(taken, { one: '# taken', other: '# taken' }), comment: 'rows of an import' }),
    duplicates === 0 ? null : t`${plural(duplicates, { one: '# came again', other: '# came again' })}`,
    refused === 0 ? null : t`${plural(refused, { one: '# refused', other: '# refused' })}`,
  ];
  return (
    <Pane
      about={t`You may leave this page: it goes on by itself, also after a restart of the server.`}
      title={t`Taking the rows in`}
    >
      <ProgressBar
        label={t`Importing ${name}`}
        share={total === null ? undefined : (done / Math.max(total, 1)) * 100}
        facts={facts}
        cancel={() => cancel.mutate({ id: data.id })}
        cancelling={cancel.isPending}
      />
    </Pane>
  );
}
