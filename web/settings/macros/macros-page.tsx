import { t } from '@lingui/core/macro';
import { IconWand } from '@tabler/icons-react';
import { createMacro, deleteMacro, listMacros } from '#core/contract/macros.ts';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { OwnOrShared } from '../own-or-shared.tsx';
import styles from '../settings.module.css';
import { MacroEditor } from './macro-editor.tsx';

export function MacrosPage() {
  const list = useRead(listMacros, {});
  const may = useMay('conversation.note');
  return (
    <OwnOrShared
      title={t`Macros`}
      about={t`Several things done at once, with or without an answer. Each is run from a conversation, by / in the box or Ctrl K, and shows first what it will do.`}
      list={list}
      head={t`Macro`}
      cell={({ title, answer, does }) => (
        <>
          <b>{title}</b>
          <div className={styles.clip}>
            {[...(answer === null ? [] : [t({ message: 'Answer', context: 'noun' })]), ...does].join(' · ')}
          </div>
        </>
      )}
      add={may ? { open: t`Make one`, title: t`A new macro` } : undefined}
      empty={{
        icon: IconWand,
        title: t`No macros yet`,
        words: t`Begin with what you do every day in the same three steps.`,
      }}
      form={(macro, close) => <MacroEditor macro={macro} close={close} />}
      remove={({ id }) => call(deleteMacro, { id })}
      putBack={({ title, answer, marked, steps, own }) => call(createMacro, { title, answer, marked, steps, own })}
      outdates={['macro.']}
    />
  );
}
