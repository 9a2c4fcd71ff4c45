import { afterQuietHours, type QuietHours } from '#core/listening/quiet-hours.ts';
import { workspaceSettings } from '#people';
import type { Tx } from '#platform';

/** When somebody may be asked who would be asked at `at`: then, or at the end of the quiet hours by the company's clock. */
export async function outsideQuiet(tx: Tx, at: Date, { quiet }: { quiet: QuietHours | null }): Promise<Date> {
  if (quiet === null) return at;
  return afterQuietHours(at, quiet, (await workspaceSettings(tx)).zone);
}
