import { sql, type Tx } from '#platform';
import type { ProviderRow } from './settings.ts';
import { needsPerson, ofText, type Trouble } from './trouble.ts';

const minute = 60_000;
const longestPause = 60 * minute;
/** So many texts in a row without an answer that can be used are no accident. */
const mostUnusable = 5;

/** Whether the provider may be asked now. */
export function mayAsk({ active, trouble, troubleUntil }: ProviderRow, now: Date): boolean {
  return active && (trouble === null || (troubleUntil !== null && troubleUntil <= now));
}

function pauseAfter({ outcome, wait }: Trouble, failures: number): number | undefined {
  if (ofText.has(outcome)) return failures < mostUnusable ? undefined : longestPause;
  return Math.max(wait === undefined ? 0 : wait * 1000, Math.min(longestPause, minute * 2 ** (failures - 1)));
}

/** All is well again. */
export async function noteAnswer(tx: Tx, { failures, trouble }: ProviderRow): Promise<void> {
  if (failures === 0 && trouble === null) return;
  await tx.run(sql`update listening.provider set failures = 0, trouble = null, trouble_at = null, trouble_until = null
    where workspace = ${tx.workspace}`);
}

/** Lets the provider alone for longer and longer, or until a person sees to it; says whether the next text may be tried at once. */
export async function noteTrouble(tx: Tx, { version, failures }: ProviderRow, trouble: Trouble): Promise<boolean> {
  const now = failures + 1;
  const pause = needsPerson.has(trouble.outcome) ? Number.POSITIVE_INFINITY : pauseAfter(trouble, now);
  if (pause === undefined) {
    await tx.run(
      sql`update listening.provider set failures = ${now} where workspace = ${tx.workspace} and version = ${version}`,
    );
    return true;
  }
  const until = Number.isFinite(pause) ? new Date(tx.now.getTime() + pause) : null;
  await tx.run(sql`update listening.provider set failures = ${now}, trouble = ${trouble.message}, trouble_at = ${tx.now},
    trouble_until = ${until} where workspace = ${tx.workspace} and version = ${version}`);
  return false;
}
