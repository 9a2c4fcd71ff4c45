import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconArchive, IconExternalLink, IconRestore, IconSend } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { archiveSurvey, openSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { State } from '../../ui/badge.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { ExportMenu } from './export-menu.tsx';

const OpenedDraft = lazy(async () => ({ default: (await import('./opened-draft.tsx')).OpenedDraft }));
const WhenPane = lazy(async () => ({ default: (await import('../asking/when-pane.tsx')).WhenPane }));
const route = getRouteApi('/console/listening/surveys/$survey');

type Opened = WireOutputOf<typeof openSurvey>;

export function EditorPage() {
  const { survey: id } = route.useParams();
  const survey = useRead(openSurvey, { id });
  return (
    <Loaded query={survey}>{(opened) => <OneSurvey key={`${opened.id} ${opened.version}`} survey={opened} />}</Loaded>
  );
}

function OneSurvey({ survey }: { survey: Opened }) {
  return (
    <Page
      title={survey.name}
      about={
        <>
          <Link to="/listening/surveys">
            <Trans>All surveys</Trans>
          </Link>{' '}
          <Standing survey={survey} /> ·{' '}
          <Link to="/listening/results/$survey" params={{ survey: survey.id }}>
            <Trans>Results</Trans>
          </Link>{' '}
          ·{' '}
          <Link to="/listening/in-page/$survey" params={{ survey: survey.id }}>
            <Trans>Show it in pages</Trans>
          </Link>
        </>
      }
      actions={<Actions survey={survey} />}
    >
      <Suspense fallback={<Skeleton height={480} />}>
        <OpenedDraft survey={survey} />
      </Suspense>
      <Suspense fallback={<Skeleton height={320} />}>
        <WhenPane survey={survey} />
      </Suspense>
    </Page>
  );
}

function Standing({ survey: { edition, changed } }: { survey: Opened }) {
  if (edition === null) return <State tone="plain">{t`Draft`}</State>;
  return changed ? (
    <State tone="warn">{t`Edition ${edition} is shown; what you changed since is not published`}</State>
  ) : (
    <State tone="good">{t`Edition ${edition}`}</State>
  );
}

function Actions({ survey }: { survey: Opened }) {
  const { id, key, version, changed, archived, link } = survey;
  const may = useMay('listening.manage');
  const publish = useWrite(publishSurvey, {
    outdates: ['survey.'],
    onDone: ({ edition }) =>
      toast({ text: t`Edition ${ph({ edition: edition ?? 1 })} is what customers see from now on.` }),
  });
  const archive = useWrite(archiveSurvey, { outdates: ['survey.'] });
  const icon = { size: 16, stroke: 1.7 };
  const putAway = (next: boolean) =>
    archive.mutate(
      { id, archived: next },
      {
        onSuccess: () => {
          if (next)
            toast({ text: t`Put away: nobody is asked by it.`, undo: () => archive.mutate({ id, archived: false }) });
        },
      },
    );
  return (
    <>
      {link === null ? null : (
        <Button
          component="a"
          href={link}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink {...icon} />}
        >
          <Trans>Open its page</Trans>
        </Button>
      )}
      <ExportMenu survey={survey} />
      {may && key !== 'csat' ? (
        <Button
          variant="default"
          leftSection={archived ? <IconRestore {...icon} /> : <IconArchive {...icon} />}
          loading={archive.isPending}
          onClick={() => putAway(!archived)}
        >
          {archived ? <Trans>Bring back</Trans> : <Trans>Put away</Trans>}
        </Button>
      ) : null}
      {may ? (
        <Button
          leftSection={<IconSend {...icon} />}
          disabled={!changed}
          loading={publish.isPending}
          onClick={() => publish.mutate({ id, version })}
        >
          <Trans>Publish</Trans>
        </Button>
      ) : null}
    </>
  );
}
