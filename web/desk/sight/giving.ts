import { ph, t } from '@lingui/core/macro';
import { askIntoConversation, giveConversationToTeam } from '#core/contract/sight.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { atOnce } from '../at-once.ts';
import { attempt } from '../attempt.ts';
import { listed } from '../../ui/format.ts';
import type { Summary } from '../summary.ts';

type Known = Pick<Summary, 'id' | 'version' | 'team'>;

/** Puts a conversation into the queue of a team, or of none. */
export function giveToTeam({ id, version, team }: Known, to: { id: string; name: string } | null): Promise<void> {
  return attempt(async () => {
    const after = await atOnce({ id }, { team: to }, () =>
      call(giveConversationToTeam, { id, version, team: to?.id ?? null }),
    );
    const back = () => call(giveConversationToTeam, { id, version: after.version, team: team?.id ?? null });
    toast({
      text: to === null ? t`In the queue of no team now` : t`In the queue of ${ph({ team: to.name })}`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}

/** Asks colleagues into a conversation. */
export async function askIn(id: string, people: ReadonlyArray<{ id: string; name: string }>): Promise<void> {
  await call(askIntoConversation, { id, people: people.map((person) => person.id) });
  const names = listed(people.map(({ name }) => name));
  toast({ text: t`Asked in: ${names}`, about: id });
}
