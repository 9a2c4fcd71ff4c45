import type { MacroStep } from '#core/contract/macros.ts';
import { problem, type Tx } from '#platform';
import { statusesOf } from '../status/statuses.ts';

interface Checked {
  answers: boolean;
  steps: readonly MacroStep[];
}

function wrong(at: number, detail: string, message: string) {
  return problem('invalid', { detail, fields: [{ path: `steps.${at}`, message }] });
}

/** Throws `invalid` for a macro that does nothing, does one thing twice, or things that exclude each other. */
export async function checkSteps(tx: Tx, { answers, steps }: Checked): Promise<void> {
  if (!answers && steps.length === 0)
    throw problem('invalid', {
      detail: 'This macro does nothing yet: add an answer or a step.',
      fields: [{ path: 'steps', message: 'needs a step, or an answer' }],
    });
  const kinds = steps.map(({ kind }) => kind);
  const twice = kinds.findIndex((kind, at) => kinds.indexOf(kind) < at);
  if (twice !== -1) throw wrong(twice, 'Each kind of step stands once.', 'stands twice');
  const resolves = kinds.indexOf('resolve');
  if (resolves !== -1 && (kinds.includes('snooze') || kinds.includes('status')))
    throw wrong(resolves, 'What is resolved has no other status and is not snoozed.', 'goes not with status or snooze');
  await refuseSettling(tx, { answers, steps });
}

/** With an answer that waits, only Resolve is done when it goes. */
async function refuseSettling(tx: Tx, { answers, steps }: Checked): Promise<void> {
  const at = steps.findIndex(({ kind }) => kind === 'status');
  const step = steps[at];
  if (step?.kind !== 'status') return;
  const status = (await statusesOf(tx)).find(({ id }) => id === step.status);
  if (status === undefined) throw wrong(at, 'There is no such status any more.', 'is not there');
  if (status.category !== 'resolved') return;
  if (answers || steps.some(({ kind }) => kind === 'snooze'))
    throw wrong(at, `“${status.name}” settles the matter: take Resolve with an answer, and no snooze.`, 'settles it');
}
