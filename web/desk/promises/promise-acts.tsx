import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, useRef, useState } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconPencil, IconX } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useNow } from '../../ui/moment.tsx';
import { focusAgain } from '../arrange/focus-again.ts';
import { decide, takeUpAgain } from './acting.ts';
import { lateWords, type CustomerPromise } from './promise-words.ts';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const PromiseForm = lazy(async () => ({ default: (await import('./promise-form.tsx')).PromiseForm }));

/** What can be said of a promise: kept at one press, the rest in a menu. */
export function PromiseActs({ promise }: { promise: CustomerPromise }) {
  const may = useMay('conversation.promise');
  const more = useRef<HTMLButtonElement>(null);
  const [changing, setChanging] = useState(false);
  if (!may) return null;
  if (promise.state !== 'open')
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
        onClick={() => void takeUpAgain(promise)}
      >
        <Trans>Open again</Trans>
      </Button>
    );
  const close = () => {
    setChanging(false);
    focusAgain(more);
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => void decide(promise, 'kept')}>
        <Trans>Kept</Trans>
      </Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon
            ref={more}
            aria-label={t`More for “${ph({ text: promise.text })}”`}
            variant="subtle"
            color="gray"
            size={28}
          >
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <MoreOf promise={promise} change={() => setChanging(true)} />
      </Menu>
      {changing ? (
        <ComingDialog>
          <PromiseForm
            conversation={{ id: promise.conversation.id, customer: promise.customer }}
            former={promise}
            close={close}
          />
        </ComingDialog>
      ) : null}
    </>
  );
}

function MoreOf({ promise, change }: { promise: CustomerPromise; change: () => void }) {
  const now = useNow();
  return (
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={change}>
        <Trans>Change…</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconX size={16} stroke={1.7} />} onClick={() => void decide(promise, 'broken')}>
        <Trans>Not kept</Trans>
      </Menu.Item>
      {lateWords(promise, now) === null ? (
        <Menu.Item
          leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
          onClick={() => void decide(promise, 'withdrawn')}
        >
          <Trans>No longer needed</Trans>
        </Menu.Item>
      ) : null}
    </Menu.Dropdown>
  );
}
