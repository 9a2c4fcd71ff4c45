import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { countTeams } from '#core/contract/sight.ts';
import { listTeams } from '#core/contract/teams.ts';
import { useRead } from '../../app/read.ts';
import { useMay, useSession } from '../../app/session.ts';

type Team = WireOutputOf<typeof listTeams>['items'][number];

export interface Queue {
  id: string;
  name: string;
  /** One's own team. */
  mine: boolean;
  open: number;
}

/** One's own teams first, then those of others while something stands in their queue. */
export function queuesOf(
  teams: readonly Team[],
  counts: WireOutputOf<typeof countTeams>['items'],
  me: string,
): Queue[] {
  const open = new Map(counts.map((each) => [each.team, each.open]));
  const queues = teams
    .filter(({ archived, id }) => !archived || open.has(id))
    .map(({ id, name, people }) => ({
      ...{ id, name, open: open.get(id) ?? 0 },
      mine: people.some((person) => person.id === me),
    }));
  return [...queues.filter(({ mine }) => mine), ...queues.filter(({ mine, open: some }) => !mine && some > 0)];
}

/** The queues of teams with how many open conversations stand in each. */
export function useQueues(): Queue[] {
  const { user } = useSession();
  const may = useMay('member.read');
  const teams = useRead(listTeams, {}, { enabled: may, staleTime: 60_000 }).data?.items ?? [];
  const counts = useRead(countTeams, {}, { enabled: teams.length > 0, every: 60_000 }).data?.items ?? [];
  return queuesOf(teams, counts, user.id);
}

/** What the team is called whose queue this is; undefined for what is none. */
export function useQueueName(id: string | undefined): string | undefined {
  const enabled = useMay('member.read') && id?.startsWith('tem_') === true;
  const { data } = useRead(listTeams, {}, { enabled, staleTime: 60_000 });
  return data?.items.find((team) => team.id === id)?.name;
}
