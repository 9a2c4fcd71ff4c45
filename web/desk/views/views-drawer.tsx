import { t } from '@lingui/core/macro';
import { Drawer } from '@mantine/core';
import { AllViews } from './all-views.tsx';
import styles from './views.module.css';

/** The views on a phone: whoever chooses one sees its list. */
export function ViewsDrawer({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Drawer opened={opened} onClose={close} title={t`Inbox`} size={290} closeButtonProps={{ 'aria-label': t`Close` }}>
      <nav className={styles.drawer} aria-label={t`Views`}>
        <AllViews />
      </nav>
    </Drawer>
  );
}
