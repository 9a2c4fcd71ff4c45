import { Badge } from '../../ui/badge.tsx';
import type { Tag } from './marking.ts';
import styles from './marks.module.css';

/** Tags as they stand on a conversation; where there is little room, the first and the number of the others. */
export function TagChips({ tags, atMost = 20 }: { tags: readonly Tag[]; atMost?: number }) {
  const more = tags.slice(atMost);
  return (
    <>
      {tags.slice(0, atMost).map(({ id, name, colour }) => (
        <Badge key={id} tone={colour}>
          <span className={styles.name}>{name}</span>
        </Badge>
      ))}
      {more.length === 0 ? null : (
        <span className={styles.more} title={more.map(({ name }) => name).join(', ')}>
          +{more.length}
        </span>
      )}
    </>
  );
}
