import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Menu } from '@mantine/core';
import { IconCheck, IconPuzzle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listCauses } from '#core/contract/causes.ts';
import { linkVerbatim } from '#core/contract/verbatims.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Loading } from '../ui/states.tsx';
import styles from './naming-cause.module.css';

type Text = { message: string } | { response: string };

/** Says which causes the words of a customer name; nothing for who may not. */
export function NamingCause({ text }: { text: Text }) {
  const may = useMay('care.work');
  const [opened, setOpened] = useState(false);
  if (!may) return null;
  return (
    <Menu
      position="bottom-start"
      withinPortal
      shadow="md"
      opened={opened}
      onChange={setOpened}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <button type="button" className={styles.name} aria-label={t`Which cause these words name`}>
          <IconPuzzle size={14} stroke={1.8} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className={styles.menu ?? ''}>
        {opened ? <Causes text={text} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function useLink(text: Text) {
  const write = useWrite(linkVerbatim, { outdates: ['cause.'], onError: toastError });
  return (id: string, name: string, named: boolean) => {
    const undo = () => write.mutate({ ...text, id, named: !named });
    const onSuccess = () => {
      const cause = ph({ name });
      toast({ text: named ? t`These words name “${cause}”.` : t`These words do not name “${cause}” any more.`, undo });
    };
    write.mutate({ ...text, id, named }, { onSuccess });
  };
}

function Causes({ text }: { text: Text }) {
  const { data } = useRead(listCauses, text);
  const link = useLink(text);
  if (data === undefined) return <Loading rows={2} />;
  const offered = data.items.filter(({ named, state }) => named || state !== 'will-not-be-fixed');
  return (
    <>
      <Menu.Label>
        <Trans>What lies behind it</Trans>
      </Menu.Label>
      {offered.map(({ id, name, named }) => (
        <Menu.Item
          key={id}
          aria-current={named}
          rightSection={named ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
          onClick={() => link(id, name, !named)}
        >
          <bdi>{name}</bdi>
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item component={Link} to="/care/causes">
        {offered.length === 0 ? <Trans>Name the first cause</Trans> : <Trans>All causes</Trans>}
      </Menu.Item>
    </>
  );
}
