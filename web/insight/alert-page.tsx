import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { IconBellOff } from '@tabler/icons-react';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { readAlert } from '#core/contract/alerts.ts';
import { seeNotices } from '#core/contract/marks.ts';
import { Problem } from '#core/contract/problems.ts';
import { call } from '../app/api.ts';
import { useRead } from '../app/read.ts';
import { Page, Pane } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { InsightTabs } from './frame.tsx';

/** Leads from a notice to the chart that left its limits. */
export function AlertPage() {
  const { alert: id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useRead(readAlert, { id });
  const known = data !== undefined;
  // Whoever looks at the chart need not be told of it.
  useEffect(() => {
    if (known) call(seeNotices, { alert: id }).catch(() => undefined);
  }, [id, known]);
  if (known)
    return (
      <Navigate
        replace
        to="/insight/experience"
        search={{ scale: data.scale, about: data.about, channel: data.channel ?? undefined }}
      />
    );
  return (
    <Page title={t`Experience`}>
      <InsightTabs />
      <Pane>
        {error instanceof Problem && error.type === 'not-found' ? (
          <Gone />
        ) : error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <Loading rows={4} />
        )}
      </Pane>
    </Page>
  );
}

function Gone() {
  return (
    <Empty
      icon={IconBellOff}
      title={t`This figure is watched no more`}
      action={
        <Link to="/insight/experience">
          <Trans>All figures of experience</Trans>
        </Link>
      }
    >
      <Trans>What was told of it went with it.</Trans>
    </Empty>
  );
}
