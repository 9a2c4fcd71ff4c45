import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { IconTag } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { Chooser } from '../chooser.tsx';
import type { Conversation } from '../summary.ts';
import { MarkButton } from './mark-button.tsx';
import { tag, type Tag } from './marking.ts';
import { TagChips } from './tag-chips.tsx';
import { TagList, withTag } from './tag-list.tsx';
import styles from './marks.module.css';

/** The tags of the conversation; they are put on all at once, when the menu closes. */
export function TagMenu({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.tag');
  const [chosen, setChosen] = useState<readonly Tag[]>();
  const open = () => setChosen(conversation.tags);
  useShortcut({ keys: 't', label: t`Tags`, group: t`Conversation` }, open, may);
  const { tags } = conversation;
  const coming = useRef(new Set<Promise<Tag | undefined>>());
  const making = (made: Promise<Tag | undefined>) => {
    coming.current.add(made);
    void made.finally(() => coming.current.delete(made));
  };
  /** With those that are still being made: who types and leaves at once loses none. */
  const put = async (those: readonly Tag[]) => {
    const made = (await Promise.all(coming.current)).filter((one) => one !== undefined);
    return await tag(conversation, made.reduce(withTag, those));
  };
  if (!may) return <TagChips tags={tags} />;
  const close = () => {
    if (chosen !== undefined) void put(chosen);
    setChosen(undefined);
  };
  return (
    <Chooser
      opened={chosen !== undefined}
      open={open}
      close={close}
      width={260}
      className={styles.tags}
      button={
        <MarkButton
          icon={<IconTag size={15} stroke={1.7} />}
          title={t`Tags`}
          onClick={() => (chosen === undefined ? open() : close())}
        >
          {tags.length === 0 ? (
            <span className={styles.label}>
              <Trans context="verb">Tag</Trans>
            </span>
          ) : (
            <>
              <span className={styles.silent}>
                <Trans>Tags:</Trans>{' '}
              </span>
              <TagChips tags={tags} />
            </>
          )}
        </MarkButton>
      }
    >
      {chosen === undefined ? null : (
        <TagList chosen={chosen} change={(work) => setChosen((now) => now && work(now))} making={making} />
      )}
    </Chooser>
  );
}
