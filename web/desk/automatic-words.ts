import { t } from '@lingui/core/macro';
const told: ReadonlyArray<[RegExp, string]> = [
  [/^Auto-Submitted: auto-replied|absence note/, t`automatic answer`],
  [/mailing list|^Precedence: (list|bulk)/, t`through a mailing list`],
  [/report of a mail server/, t`report of a mail server`],
  [/asks the sender to confirm/, t`asks to confirm the sender`],
];

/** What stands beside a mail that nothing is answered to by itself, from the reason that was found. */
export function automaticWords(reason: string | null): string {
  return (
    told.find(([pattern]) => pattern.test(reason ?? ''))?.[1] ??
    t({ message: 'automatic', comment: 'of a mail that a program wrote' })
  );
}
