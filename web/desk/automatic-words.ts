const told: ReadonlyArray<[RegExp, string]> = [
  [/^Auto-Submitted: auto-replied|absence note/, 'automatic answer'],
  [/mailing list|^Precedence: (list|bulk)/, 'through a mailing list'],
  [/report of a mail server/, 'report of a mail server'],
  [/asks the sender to confirm/, 'asks to confirm the sender'],
];

/** What stands beside a mail that nothing is answered to by itself, from the reason that was found. */
export function automaticWords(reason: string | null): string {
  return told.find(([pattern]) => pattern.test(reason ?? ''))?.[1] ?? 'automatic';
}
