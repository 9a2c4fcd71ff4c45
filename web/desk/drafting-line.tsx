import { plural } from '@lingui/core/macro';
import { useSession } from '../app/session.ts';
import { listed } from '../ui/format.ts';
import { IconPencil } from '@tabler/icons-react';
import { useColleagues } from './looking.ts';
import type { Conversation } from './summary.ts';
import styles from './composer.module.css';

/** Colleagues who have begun an answer here and are not writing at the moment; what they wrote is their own. */
export function DraftingLine({ conversation: { id, drafting } }: { conversation: Conversation }) {
  const { user } = useSession();
  const writing = new Set(useColleagues(id).flatMap(({ name, doing }) => (doing === 'viewing' ? [] : [name])));
  const names = drafting.filter(({ member, name }) => member !== user.id && !writing.has(name)).map(({ name }) => name);
  if (names.length === 0) return null;
  const [who, many] = [listed(names), names.length];
  return (
    <p className={styles.drafting}>
      <IconPencil size={14} stroke={1.7} aria-hidden="true" />
      {plural(many, { one: `${who} has begun to write here`, other: `${who} have begun to write here` })}
    </p>
  );
}
