import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { EditView } from './edit-view.tsx';
import { usePlace } from '../place.ts';
import { useSavedView } from './saved-views.ts';
import { useQueueName } from './team-queues.ts';
import { sortNames } from './view-words.ts';
import styles from './views.module.css';

const ViewFile = lazy(async () => ({ default: (await import('./view-file.tsx')).ViewFile }));

/** Above the list of a view with a filter: its name, its order, and changing it. */
export function SavedHead() {
  const view = useSavedView();
  const { saved } = usePlace();
  const queue = useQueueName(saved);
  if (saved !== undefined && queue !== undefined) return <QueueHead id={saved} name={queue} />;
  if (view === undefined) return null;
  return (
    <div className={styles.saved}>
      <b className={styles.name} title={view.name}>
        {view.name}
      </b>
      <small>{sortNames[view.sort]}</small>
      <Suspense>
        <ViewFile saved={view.id} />
      </Suspense>
      {view.mayChange ? (
        <EditView view={view} keys="shift+e" />
      ) : (
        <small>
          <Trans>by {ph({ name: view.by })}</Trans>
        </small>
      )}
    </div>
  );
}

function QueueHead({ id, name }: { id: string; name: string }) {
  return (
    <div className={styles.saved}>
      <b className={styles.name} title={name}>
        {name}
      </b>
      <small>
        <Trans>Queue of the team</Trans>
      </small>
      <Suspense>
        <ViewFile saved={id} />
      </Suspense>
    </div>
  );
}
