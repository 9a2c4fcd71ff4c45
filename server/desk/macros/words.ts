import type { MacroStep } from '#core/contract/macros.ts';
import { memberNames, teamNames } from '#people';
import { sql, type Tx } from '#platform';
import { statusesOf } from '../status/statuses.ts';

type Names = ReadonlyMap<string, string>;

interface Known {
  people: Names;
  teams: Names;
  tags: Names;
  statuses: Names;
  reasons: Names;
}

/** What is named and not there any more. */
const gone = '(not there any more)';

async function namesIn(tx: Tx, steps: readonly MacroStep[]): Promise<Known> {
  const people = steps.flatMap((step) => (step.kind === 'assign' && step.assignee ? [step.assignee] : []));
  const teams = steps.flatMap((step) => (step.kind === 'team' && step.team !== null ? [step.team] : []));
  const tags = steps.flatMap((step) => (step.kind === 'tag' ? [...step.add, ...step.remove] : []));
  const reasons = steps.flatMap((step) => (step.kind === 'reason' ? [step.reason] : []));
  const named = (rows: ReadonlyArray<{ id: string; name: string }>) => new Map(rows.map(({ id, name }) => [id, name]));
  return {
    people: await memberNames(
      tx,
      people.filter((id) => id !== 'me'),
    ),
    teams: await teamNames(tx, teams),
    tags: named(await tx.all(sql`select id, name from desk.tag where id = any(${tags}::uuid[])`)),
    statuses: named(await statusesOf(tx)),
    reasons: named(
      await tx.all(sql`select reason.id, coalesce(leader.name || ' › ', '') || reason.name as name
        from desk.reason left join desk.reason leader on leader.id = reason.parent where reason.id = any(${reasons}::uuid[])`),
    ),
  };
}

/** Says each step of these macros in words, with the names of now. */
export async function stepWords(
  tx: Tx,
  macros: ReadonlyArray<{ steps: readonly MacroStep[] }>,
): Promise<(step: MacroStep) => string> {
  const known = await namesIn(
    tx,
    macros.flatMap(({ steps }) => steps),
  );
  return (step) => words(step, known);
}

type Said = { [Kind in MacroStep['kind']]: (step: Extract<MacroStep, { kind: Kind }>, known: Known) => string };

const said: Said = {
  assign: ({ assignee }, { people }) => assigned(assignee, people),
  team: ({ team }, { teams }) => (team === null ? 'Take out of the team’s queue' : `Team: ${teams.get(team) ?? gone}`),
  tag: (step, { tags }) => tagged(step, tags),
  prioritise: ({ priority }) => `Priority: ${priority}`,
  status: ({ status }, { statuses }) => `Status: ${statuses.get(status) ?? gone}`,
  reason: ({ reason }, { reasons }) => `Reason: ${reasons.get(reason) ?? gone}`,
  snooze: (step) => snoozed(step),
  resolve: () => 'Resolve',
};

function words<Kind extends MacroStep['kind']>(step: Extract<MacroStep, { kind: Kind }>, known: Known): string {
  return said[step.kind as Kind](step, known);
}

function assigned(assignee: string | null, people: Names): string {
  if (assignee === null) return 'Give to nobody';
  return assignee === 'me' ? 'Give to whoever runs it' : `Give to ${people.get(assignee) ?? gone}`;
}

function tagged({ add, remove }: { add: string[]; remove: string[] }, tags: Names): string {
  const list = (ids: readonly string[]) => ids.map((id) => `“${tags.get(id) ?? gone}”`).join(', ');
  const parts = [add.length > 0 ? `Tag ${list(add)}` : '', remove.length > 0 ? `take off ${list(remove)}` : ''];
  const both = parts.filter((part) => part !== '').join(', ');
  return both.charAt(0).toUpperCase() + both.slice(1);
}

function snoozed({ amount, unit }: { amount: number; unit: 'hours' | 'days' }): string {
  const many = `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  return unit === 'hours' ? `Snooze for ${many}` : `Snooze for ${many}, until 9:00`;
}
