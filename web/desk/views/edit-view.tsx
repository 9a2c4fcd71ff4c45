import { ph, t } from '@lingui/core/macro';
import { lazy, Suspense, useState } from 'react';
import { Modal, Skeleton, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useShortcut } from '../../app/shortcuts.ts';
import { StartAfresh } from '../../ui/afresh.ts';
import type { SavedView } from './saved-views.ts';
import styles from './views.module.css';

const ViewForm = lazy(async () => ({ default: (await import('./view-form.tsx')).ViewForm }));

/** The button that makes a view, or changes one. */
export function EditView({ view, keys }: { view?: SavedView; keys: string }) {
  const [opened, setOpened] = useState(false);
  const [round, setRound] = useState(0);
  const fresh = view === undefined;
  const label = fresh ? t`New view` : t`Change “${ph({ name: view.name })}”`;
  const Sign = fresh ? IconPlus : IconPencil;
  useShortcut({ keys, label: fresh ? label : t`Change this view`, group: t`Inbox` }, () => setOpened(true));
  return (
    <>
      <UnstyledButton className={styles.tool} onClick={() => setOpened(true)} aria-label={label} title={label}>
        <Sign size={16} stroke={1.7} aria-hidden="true" />
      </UnstyledButton>
      <Modal opened={opened} onClose={() => setOpened(false)} title={label} size={680}>
        <StartAfresh value={() => setRound((before) => before + 1)}>
          <Suspense fallback={<Skeleton height={420} />}>
            <ViewForm key={`${round} ${view?.version}`} {...(fresh ? {} : { view })} close={() => setOpened(false)} />
          </Suspense>
        </StartAfresh>
      </Modal>
    </>
  );
}
