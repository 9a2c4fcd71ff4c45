import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useShortcut } from '../../app/shortcuts.ts';
import { AllViews } from './all-views.tsx';
import { usePaneShape } from './pane-shape.ts';
import styles from './views.module.css';

/** The pane of the views, with names or only icons. */
export function ViewsPane() {
  const { shape, turn } = usePaneShape();
  const narrow = shape === 'icons';
  useShortcut({ keys: 'v', label: narrow ? t`Show the names of the views` : t`Views as icons`, group: t`Inbox` }, turn);
  const Turn = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.pane} data-shape={shape} aria-label={t`Views`}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <Trans>Inbox</Trans>
        </h2>
        <UnstyledButton
          className={styles.turn}
          onClick={turn}
          aria-expanded={!narrow}
          aria-label={t`Names of the views`}
          title={narrow ? t`Show the names (v)` : t`Only icons (v)`}
        >
          <Turn size={17} stroke={1.7} aria-hidden="true" />
        </UnstyledButton>
      </div>
      <AllViews />
    </nav>
  );
}
