import type { AuthenticateResult } from 'mailauth';
import { z } from 'zod';
import { headersOf, type MailHeaders } from '../headers.ts';
import { isOf, type Checker } from './checker.ts';
import { readWrittenResults, resultsBy, type WrittenResults } from './written-results.ts';

const seal = z.object({ parsed: z.object({ d: z.object({ value: z.string() }) }) });

/** Who put the newest seal onto the mail (RFC 8617), lower case; empty without one that holds. */
export function sealerOf(found: AuthenticateResult | undefined): string {
  const arc = found?.arc;
  if (!arc || arc.status.result !== 'pass') return '';
  const read = seal.safeParse(arc.chain?.at(-1)?.['arc-seal']);
  return read.success ? read.data.parsed.d.value.toLowerCase() : '';
}

function sealedResults(headers: MailHeaders, instance: number): WrittenResults | undefined {
  for (const line of headersOf(headers, 'arc-authentication-results').slice(0, 60)) {
    const [, number, rest] = /^\s*i\s*=\s*(\d{1,2})\s*;([\s\S]*)$/i.exec(line) ?? [];
    if (Number(number) === instance && rest !== undefined) return readWrittenResults(rest);
  }
  return undefined;
}

/** What the checker saw when the mail came to it: by its own header, or by what it sealed before it passed the mail on. */
export function resultsOfChecker(
  headers: MailHeaders,
  found: AuthenticateResult | undefined,
  checker: Checker | undefined,
): WrittenResults | undefined {
  if (checker === undefined) return undefined;
  const written = resultsBy(headers, checker);
  if (written) return written;
  const sealer = sealerOf(found);
  if (sealer === '' || !isOf(checker, sealer) || !found?.arc || found.arc.i === false) return undefined;
  const sealed = sealedResults(headers, found.arc.i);
  return sealed && { ...sealed, by: sealer };
}
