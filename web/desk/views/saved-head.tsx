import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { EditView } from './edit-view.tsx';
import { usePlace } from '../place.ts';
import { useSavedView } from './saved-views.ts';
import { useQueueName } from './team-queues.ts';
import { sortNames } from './view-words.ts';
import styles from './views.module.css';

/** Above the list of a view with a filter: its name, its order, and changing it. */
export function SavedHead() {
  const view = useSavedView();
  const queue = useQueueName(usePlace().saved);
  if (queue !== undefined) return <QueueHead name={queue} />;
  if (view === undefined) return null;
  return (
    <div className={styles.saved}>
      <b className={styles.name} title={view.name}>
        {view.name}
      </b>
      <small>{sortNames[view.sort]}</small>
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

function QueueHead({ name }: { name: string }) {
  return (
    <div className={styles.saved}>
      <b className={styles.name} title={name}>
        {name}
      </b>
      <small>
        <Trans>Queue of the team</Trans>
      </small>
    </div>
  );
}
