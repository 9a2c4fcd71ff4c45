import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, useRef, useState } from 'react';
import { Menu } from '@mantine/core';
import { IconCheck, IconHeartHandshake, IconPlus } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useNow } from '../../ui/moment.tsx';
import { focusAgain } from '../arrange/focus-again.ts';
import type { Conversation } from '../summary.ts';
import { decide } from './acting.ts';
import { dueWords } from './promise-words.ts';
import { MarkButton } from '../marks/mark-button.tsx';
import marks from '../marks/marks.module.css';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const PromiseForm = lazy(async () => ({ default: (await import('./promise-form.tsx')).PromiseForm }));

/** Promises something; where something is promised already, says first that it was kept. */
export function PromiseButton({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.promise') && conversation.status !== 'spam';
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = conversation.promises.filter(({ state }) => state === 'open');
  const ask = () => (open.length === 0 ? setAsked(true) : setOpened(true));
  useShortcut({ keys: 'o', label: t`Promise`, group: t`Conversation` }, ask, may);
  const now = useNow();
  if (!may) return null;
  const close = () => {
    setAsked(false);
    focusAgain(button);
  };
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
        <Menu.Target>
          <MarkButton
            ref={button}
            icon={<IconHeartHandshake size={16} stroke={1.7} />}
            title={t`Promise`}
            onClick={(event) => {
              if (open.length > 0) return;
              event.preventDefault();
              setAsked(true);
            }}
          >
            <span className={marks.label}>
              <Trans>Promise</Trans>
            </span>
          </MarkButton>
        </Menu.Target>
        <Menu.Dropdown>
          {open.map((each, rank) => (
            <Menu.Item
              key={each.id}
              data-autofocus={rank === 0 ? true : undefined}
              leftSection={<IconCheck size={16} stroke={1.7} />}
              rightSection={<small>{dueWords(each.dueAt, now)}</small>}
              onClick={() => void decide(each, 'kept')}
            >
              <Trans>Kept: {ph({ text: each.text })}</Trans>
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setAsked(true)}>
            <Trans>Promise something else…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked ? (
        <ComingDialog>
          <PromiseForm conversation={conversation} close={close} />
        </ComingDialog>
      ) : null}
    </>
  );
}
