import { headersOf, type MailHeaders } from '../headers.ts';
import { isOf, type Checker } from './checker.ts';

/** One line of an Authentication-Results header (RFC 8601): `dkim=pass header.d=example.com`. */
export type WrittenResult = { method: string; result: string; properties: Record<string, string>; comment: string };
export type WrittenResults = { by: string; results: WrittenResult[] };

const longest = 8_000;

type Piece = { text: string; comment: string };

/** Words, what is quoted, and the signs that part them. */
const tokens = /"[^"]*"|[();]|[^"();]+|"/g;

/** Cuts at the semicolons that stand in no comment and no quotes. */
function pieces(line: string): Piece[] {
  const found: Piece[] = [{ text: '', comment: '' }];
  let depth = 0;
  for (const [token] of line.slice(0, longest).matchAll(tokens)) {
    const piece = found.at(-1)!;
    if (token === '(') depth += 1;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) piece.comment += token;
    else if (token === ';') found.push({ text: '', comment: '' });
    else piece.text += token.replaceAll('"', '');
  }
  return found;
}

function resultOf({ text, comment }: Piece): WrittenResult | undefined {
  const words = text
    .toLowerCase()
    .replaceAll(/\s*=\s*/g, '=')
    .split(/\s+/)
    .filter((word) => word.includes('='));
  const pairs = words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const);
  const [first, ...rest] = pairs;
  if (first === undefined) return undefined;
  return { method: first[0], result: first[1], properties: Object.fromEntries(rest), comment: comment.toLowerCase() };
}

/** Takes one Authentication-Results value apart; `by` is empty where the server did not name itself. */
export function readWrittenResults(line: string): WrittenResults {
  const [head, ...rest] = pieces(line.replaceAll(/\s+/g, ' '));
  const [name = ''] = (head?.text ?? '').trim().split(' ');
  const nameless = name.includes('=');
  const results = (nameless ? [head!, ...rest] : rest).map(resultOf).filter((each) => each !== undefined);
  return { by: nameless ? '' : name.toLowerCase(), results };
}

/** What the checker wrote onto a mail: its topmost results. Whatever stands below may be the sender's own. */
export function resultsBy(headers: MailHeaders, checker: Checker): WrittenResults | undefined {
  const written = headersOf(headers, 'authentication-results').slice(0, 20).map(readWrittenResults);
  const [top] = written;
  if (checker.nameless && top?.by === '') return { ...top, by: checker.domains[0]! };
  return written.find(({ by }) => by !== '' && isOf(checker, by));
}
