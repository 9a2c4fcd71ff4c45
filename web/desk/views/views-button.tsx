import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { IconMenu2 } from '@tabler/icons-react';
import { usePlace } from '../place.ts';
import { useViewName } from './saved-views.ts';
import styles from './views.module.css';

const ViewsDrawer = lazy(async () => ({ default: (await import('./views-drawer.tsx')).ViewsDrawer }));

/** On a phone: which view it is, and the way to the others. */
export function ViewsButton() {
  const { words } = usePlace();
  const name = useViewName();
  // Whoever goes elsewhere by it has it closed.
  const where = useRouterState({ select: ({ location }) => location.href });
  const [openedAt, setOpenedAt] = useState<string>();
  const opened = openedAt === where;
  return (
    <>
      <UnstyledButton
        className={styles.open}
        onClick={() => setOpenedAt(where)}
        aria-haspopup="dialog"
        aria-expanded={opened}
      >
        <IconMenu2 size={18} stroke={1.7} aria-hidden="true" />
        <Trans>
          <span className={styles.silent}>Views, now: </span>
          <b>{ph({ view: words === '' ? name : t`Search` })}</b>
        </Trans>
      </UnstyledButton>
      {openedAt === undefined ? null : (
        <Suspense fallback={null}>
          <ViewsDrawer opened={opened} close={() => setOpenedAt('')} />
        </Suspense>
      )}
    </>
  );
}
