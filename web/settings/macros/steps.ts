import type { WireInputOf } from '#core/contract/endpoint.ts';
import type { createMacro } from '#core/contract/macros.ts';
import { priorities, type Priority } from '#core/desk/priority.ts';

type Step = WireInputOf<typeof createMacro>['steps'][number];

/** The steps as a form has them: each kind once, empty where it is left as it is. */
export interface StepFields {
  assignee: string;
  team: string;
  add: string[];
  remove: string[];
  priority: string;
  reason: string;
  status: string;
  snooze: string;
  unit: string;
}

export const nobody = 'nobody';
export const resolved = 'resolve';

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

function find<K extends Step['kind']>(steps: readonly Step[], kind: K): Of<K> | undefined {
  return steps.find((step): step is Of<K> => step.kind === kind);
}

const orNobody = (given: string | null | undefined) => (given === undefined ? '' : (given ?? nobody));

function standing(steps: readonly Step[]): string {
  return find(steps, 'resolve') === undefined ? (find(steps, 'status')?.status ?? '') : resolved;
}

/** Steps as the form shows them. */
export function fieldsOf(steps: readonly Step[]): StepFields {
  return {
    assignee: orNobody(find(steps, 'assign')?.assignee),
    team: orNobody(find(steps, 'team')?.team),
    ...marksOf(steps),
    status: standing(steps),
    ...snoozeOf(find(steps, 'snooze')),
  };
}

function marksOf(steps: readonly Step[]): Pick<StepFields, 'add' | 'remove' | 'priority' | 'reason'> {
  const { add = [], remove = [] } = find(steps, 'tag') ?? {};
  return {
    add,
    remove,
    priority: find(steps, 'prioritise')?.priority ?? '',
    reason: find(steps, 'reason')?.reason ?? '',
  };
}

function snoozeOf(step: Of<'snooze'> | undefined): Pick<StepFields, 'snooze' | 'unit'> {
  return step === undefined ? { snooze: '', unit: 'days' } : { snooze: String(step.amount), unit: step.unit };
}

/** What the form says as steps, in the order in which they are done. */
export function stepsOf(fields: StepFields): Step[] {
  return [...givingOf(fields), ...markingOf(fields), ...settlingOf(fields)];
}

function givingOf({ assignee, team }: StepFields): Step[] {
  return [
    ...(assignee === '' ? [] : [{ kind: 'assign' as const, assignee: assignee === nobody ? null : assignee }]),
    ...(team === '' ? [] : [{ kind: 'team' as const, team: team === nobody ? null : team }]),
  ];
}

function markingOf({ add, remove, priority, reason }: StepFields): Step[] {
  const known = priorities.find((one): one is Priority => one === priority);
  return [
    ...(add.length + remove.length === 0 ? [] : [{ kind: 'tag' as const, add, remove }]),
    ...(known === undefined ? [] : [{ kind: 'prioritise' as const, priority: known }]),
    ...(reason === '' ? [] : [{ kind: 'reason' as const, reason }]),
  ];
}

function settlingOf({ status, snooze, unit }: StepFields): Step[] {
  const amount = Number(snooze);
  return [
    ...(status === '' || status === resolved ? [] : [{ kind: 'status' as const, status }]),
    ...(snooze === ''
      ? []
      : [{ kind: 'snooze' as const, amount, unit: unit === 'hours' ? ('hours' as const) : ('days' as const) }]),
    ...(status === resolved ? [{ kind: 'resolve' as const }] : []),
  ];
}
