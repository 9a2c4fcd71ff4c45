import { Avatar, type AvatarProps } from '../ui/avatar.tsx';
import { useAway } from './away.ts';
import { awayWords } from './away-words.ts';

/** The letters of a colleague, with a mark while they are off or do not want to be disturbed. */
export function Face({ user, ...avatar }: Pick<AvatarProps, 'name' | 'size'> & { user: string }) {
  const away = useAway(user);
  return <Avatar {...avatar} {...(away === undefined ? {} : { away: away.standing })} />;
}

/** `off until Mon 09:00` beside a name; nothing for who is there. */
export function AwayNote({ user, comma = false }: { user: string; comma?: boolean }) {
  const away = useAway(user);
  if (away === undefined) return null;
  return (
    <small className="muted">
      {comma ? ', ' : ''}
      {awayWords(away)}
    </small>
  );
}
