import { Modal } from '@mantine/core';
import { KeyboardHint } from '../../ui/hint.tsx';
import { useShortcut, useShortcutList } from '../shortcuts.ts';
import { closeShortcuts, openShortcuts, useShortcutsOpen } from './shortcut-store.ts';
import styles from './shortcut-sheet.module.css';
import { words } from '../words.ts';

/** All shortcuts that work on the present page, under `?`. */
export function ShortcutSheet() {
  const list = useShortcutList();
  const opened = useShortcutsOpen();
  useShortcut({ keys: '?', label: words.showShortcuts, group: words.everywhere }, openShortcuts);
  const groups = [...Map.groupBy(list, ({ group }) => group)];
  return (
    <Modal opened={opened} onClose={closeShortcuts} title={words.shortcuts} size="lg">
      <div className={styles.groups}>
        {groups.map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys + label} className={styles.row}>
                  <dt>{label}</dt>
                  <dd>
                    <span className={styles.silent}>{keys}</span>
                    <KeyboardHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
