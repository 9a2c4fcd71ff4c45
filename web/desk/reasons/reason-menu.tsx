import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { IconHelpHexagon } from '@tabler/icons-react';
import { readConversation } from '#core/contract/desk.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useShown } from '../../app/shown.ts';
import { MarkButton } from '../marks/mark-button.tsx';
import marks from '../marks/marks.module.css';
import type { Conversation } from '../summary.ts';
import { prepareAsking } from './asking.ts';
import { ReasonChooser } from './reason-chooser.tsx';
import { reasonName } from './reason-words.ts';
import { say } from './saying.ts';
import { useChoice } from './use-choice.ts';
import styles from './reasons.module.css';

/** Why the customer got in touch: as somebody said it, else as it was guessed. */
export function ReasonMenu({ conversation }: { conversation: Conversation }) {
  const { reason, guessed } = conversation;
  const [stage, show] = useShown(conversation.stage, readConversation);
  const may = useMay('conversation.resolve');
  const choice = useChoice();
  useShortcut({ keys: 'y', label: t`Why they wrote`, group: t`Conversation` }, choice.open, may);
  useEffect(() => (may ? prepareAsking() : undefined), [may]);
  if (!may) return reason === null ? null : <span className={marks.more}>{reasonName(reason)}</span>;
  const take = (said: string | null) => {
    choice.close();
    void say(conversation, said === null ? { reason: null, stage: null } : { reason: said });
  };
  return (
    <ReasonChooser
      of={choice}
      className={styles.menu}
      button={(turn) => (
        <MarkButton icon={<IconHelpHexagon size={15} stroke={1.7} />} title={t`Why they wrote`} onClick={turn}>
          <Shown conversation={conversation} />
        </MarkButton>
      )}
      guessed={guessed}
      chosen={reason?.id ?? null}
      choose={take}
      none={reason === null ? undefined : t`Take the reason off`}
      stages={{
        stage,
        choose: (at) => show(at, () => say(conversation, { reason: reason?.id ?? null, stage: at })),
      }}
    />
  );
}

function Shown({ conversation: { reason, guessed } }: { conversation: Conversation }) {
  if (reason !== null)
    return (
      <Trans>
        <span className={marks.silent}>Reason: </span>
        <span className={styles.value}>{ph({ reason: reasonName(reason) })}</span>
      </Trans>
    );
  if (guessed === null)
    return (
      <span className={marks.label}>
        <Trans>Reason</Trans>
      </span>
    );
  return (
    <span className={`${styles.value} ${styles.unsure}`}>
      <Trans>
        <span className={marks.silent}>Perhaps: </span>
        {ph({ reason: reasonName(guessed) })}?
      </Trans>
    </span>
  );
}
