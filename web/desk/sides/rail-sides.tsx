import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconArrowBearRight, IconPlus } from '@tabler/icons-react';
import { listSides } from '#core/contract/sides.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import rail from '../rail.module.css';
import type { Conversation } from '../summary.ts';
import { showBeside } from './opened.ts';
import { sideState, withWhom, type Side } from './side-words.ts';
import styles from './sides.module.css';

/** The side conversations of a conversation; none while they are not known. */
export function useSides({ id, asked }: Pick<Conversation, 'id' | 'asked'>): Side[] {
  const { data, isPlaceholderData } = useRead(listSides, { id }, { enabled: asked });
  return isPlaceholderData || !asked ? [] : (data?.items ?? []);
}

/** Who else was asked about this conversation, and whether they answered. */
export function RailSides({ conversation }: { conversation: Conversation }) {
  const sides = useSides(conversation);
  const may = useMay('conversation.side');
  if (sides.length === 0) return null;
  return (
    <section className={rail.block} aria-label={t`Side conversations`}>
      <div className={styles.heading}>
        <h3 className={rail.title}>
          <Trans>Side conversations</Trans>
        </h3>
        {may ? (
          <ActionIcon
            size={24}
            aria-label={t`Ask somebody else`}
            onClick={() => showBeside({ conversation: conversation.id, quotes: [], forward: false })}
          >
            <IconPlus size={15} stroke={1.8} />
          </ActionIcon>
        ) : null}
      </div>
      <ul className={rail.others}>
        {sides.map((side) => (
          <li key={side.id}>
            <SideRow conversation={conversation.id} side={side} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SideRow({ conversation, side }: { conversation: string; side: Side }) {
  const { words, tone } = sideState(side);
  return (
    <button
      type="button"
      className={`${rail.other} ${styles.row}`}
      data-done={side.state === 'done'}
      title={side.subject}
      onClick={() => showBeside({ conversation, side: side.id })}
    >
      <IconArrowBearRight size={15} stroke={1.7} aria-hidden="true" />
      <span>
        <bdi>{withWhom(side)}</bdi>
        <i>, {side.subject}</i>
      </span>
      <small data-tone={tone}>{words}</small>
    </button>
  );
}
