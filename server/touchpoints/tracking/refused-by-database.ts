import { rejected } from '#core/touchpoints/event-types.ts';
import type { Intake } from './intake.ts';

type Commit = (intake: Intake) => Promise<unknown>;

/** Writes intakes one by one, and those that the database refuses in halves, until the event in question stands alone. */
export async function commitApart(intakes: readonly Intake[], commit: Commit): Promise<void> {
  for (const intake of intakes) await commitHalves(intake, commit);
}

async function commitHalves(intake: Intake, commit: Commit): Promise<void> {
  try {
    await commit(intake);
  } catch (error) {
    if (!isOfRows(error)) throw error;
    await (intake.taken.length > 1 ? bothHalves(intake, commit) : commit(given(intake, error)));
  }
}

async function bothHalves(intake: Intake, commit: Commit): Promise<void> {
  const middle = intake.taken.length >> 1;
  await commitHalves({ ...intake, taken: intake.taken.slice(0, middle) }, commit);
  await commitHalves({ ...intake, taken: intake.taken.slice(middle), refused: [] }, commit);
}

/** The one event that cannot be written, as a dead letter. */
function given(intake: Intake, error: unknown): Intake {
  const reason = error instanceof Error ? error.message : String(error);
  const letters = intake.taken.map(({ raw }) => ({
    ...rejected('not-kept', `The database refused the event: ${reason}`),
    raw,
  }));
  return { ...intake, taken: [], refused: [...intake.refused, ...letters] };
}

/** Classes 22 and 23 of SQLSTATE: something in the rows, not the state of the server. */
export function isOfRows(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^2[23]...$/.test(String(error.code));
}
