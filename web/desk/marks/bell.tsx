import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { listNotices, seeNotices } from '#core/contract/marks.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { NavButton } from '../../app/shell/nav-button.tsx';
import { Loading } from '../../ui/states.tsx';
import styles from './marks.module.css';

const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));
const Ringer = lazy(async () => ({ default: (await import('../ring/ringer.tsx')).Ringer }));

/** What happened in the conversations that one follows. */
export function Bell() {
  const may = useMay('conversation.read');
  const [opened, setOpened] = useState(false);
  const { data } = useRead(listNotices, {}, { enabled: may });
  const see = useWrite(seeNotices, { outdates: ['notice.'] });
  if (!may) return null;
  const items = data?.items ?? [];
  const unseen = data?.unseen ?? 0;
  return (
    <>
      <Suspense>
        <Ringer />
      </Suspense>
      <Popover opened={opened} onChange={setOpened} position="right-end" width={340} trapFocus returnFocus>
        <Popover.Target>
          <NavButton icon={IconBell} label={t`Notices`} count={unseen} onClick={() => setOpened(!opened)} />
        </Popover.Target>
        <Popover.Dropdown className={styles.notices ?? ''} aria-label={t`Notices`}>
          <header className={styles.noticesHead}>
            <b>
              <Trans>Notices</Trans>
            </b>
            {unseen === 0 ? null : (
              <Button variant="subtle" size="compact-sm" onClick={() => see.mutate({})}>
                <Trans>All seen</Trans>
              </Button>
            )}
          </header>
          {items.length === 0 ? (
            <p className={styles.none}>
              <Trans>Follow a conversation with its bell, and what others do in it stands here.</Trans>
            </p>
          ) : (
            <Suspense fallback={<Loading rows={3} />}>
              <Notices items={items} close={() => setOpened(false)} />
            </Suspense>
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
