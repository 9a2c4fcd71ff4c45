/** The value before the first semicolon: `text/plain` of `text/plain; charset=utf-8`. */
export function plainValue(line: string): string {
  const end = line.indexOf(';');
  return (end === -1 ? line : line.slice(0, end)).trim();
}

/** Cuts at semicolons that stand outside quotes. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (letter === '\\') at++;
    else if (letter === '"') quoted = !quoted;
    else if (letter === ';' && !quoted) {
      found.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, line.slice(from)].slice(1);
}

function unquoted(value: string): string {
  const text = value.trim();
  return text.startsWith('"') ? text.slice(1, text.endsWith('"') ? -1 : undefined).replaceAll(/\\(.)/g, '$1') : text;
}

/** `utf-8'en'a%20b` (RFC 2231). */
function percentDecoded(value: string): string {
  const [, , text = value] =
    value.split("'", 3).length === 3 ? ['', '', value.slice(value.indexOf("'", value.indexOf("'") + 1) + 1)] : [];
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A parameter of a header's value, also one that was cut in pieces (`name*0*=`); undefined without it. */
export function parameterOf(line: string, name: string): string | undefined {
  const parts = pieces(line).flatMap((piece) => {
    const sign = piece.indexOf('=');
    const key = piece.slice(0, sign).trim().toLowerCase();
    const [base, ...more] = key.split('*');
    if (sign === -1 || base !== name) return [];
    return [{ at: Number(more[0]) || 0, encoded: key.endsWith('*'), value: unquoted(piece.slice(sign + 1)) }];
  });
  if (parts.length === 0) return undefined;
  const inOrder = parts.toSorted((one, other) => one.at - other.at);
  const whole = inOrder.map(({ value }) => value).join('');
  return inOrder.some(({ encoded }) => encoded) ? percentDecoded(whole) : whole;
}
