import { plural, t } from '@lingui/core/macro';
import { lazy, useState } from 'react';
import { Button } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { doWithThese } from '../bulk/doing.ts';
import type { Conversation } from '../summary.ts';
import { useLinks } from './rail-links.tsx';
import styles from './links.module.css';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const AnswerChildren = lazy(() =>
  import('./answer-children.tsx').then((module) => ({ default: module.AnswerChildren })),
);

/** The open children of a parent: they are answered all at once, and settled with it, each with a way back. */
export function ChildrenLine({ conversation }: { conversation: Conversation }) {
  const { id, status } = conversation;
  const links = useLinks(id);
  const [mayAnswer, mayResolve] = [useMay('conversation.reply'), useMay('conversation.resolve')];
  const [answering, setAnswering] = useState(false);
  const open = links.flatMap(({ as, other }) => (as === 'child' && other?.status === 'open' ? other.id : []));
  const some = open.length > 0;
  const key = { keys: 'shift+r', label: t`Answer the children`, group: t`Conversation` };
  useShortcut(key, () => setAnswering(true), some && mayAnswer);
  const dialog = answering ? (
    <ComingDialog>
      <AnswerChildren conversation={conversation} close={() => setAnswering(false)} />
    </ComingDialog>
  ) : null;
  if (!some) return dialog;
  const many = open.length;
  return (
    <p className={styles.line} role="status">
      <IconSitemap size={16} stroke={1.7} aria-hidden="true" />
      <span>{openWords(many, status === 'resolved')}</span>
      {mayAnswer ? (
        <Button
          size="compact-sm"
          variant={status === 'resolved' ? 'default' : 'filled'}
          onClick={() => setAnswering(true)}
        >
          {answerWords(many)}
        </Button>
      ) : null}
      {status === 'resolved' && mayResolve ? (
        <Button size="compact-sm" onClick={() => void doWithThese({ kind: 'resolve' }, open)}>
          {resolveWords(many)}
        </Button>
      ) : null}
      {dialog}
    </p>
  );
}

function openWords(many: number, resolved: boolean): string {
  return resolved
    ? plural(many, { one: '# child of this is still open.', other: '# children of this are still open.' })
    : plural(many, { one: '# child of this is open.', other: '# children of this are open.' });
}

function answerWords(many: number): string {
  return many === 1 ? t`Answer it` : t`Answer all ${many}`;
}

function resolveWords(many: number): string {
  return many === 1 ? t`Resolve it` : t`Resolve all ${many}`;
}
