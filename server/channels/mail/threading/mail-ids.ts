/** Longest Message-ID we look up; beyond it no honest program sends one. */
const longest = 500;

/** The ids in a Message-ID, In-Reply-To or References header, without brackets, in order, each once. */
export function mailIds(header: string | undefined | null): string[] {
  const unfolded = (header ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
  const bracketed = [...unfolded.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '');
  const found = bracketed.length > 0 ? bracketed : unfolded.split(/[\s,]+/).filter((word) => word.includes('@'));
  return [...new Set(found)].filter((id) => id !== '' && id.length <= longest);
}

/** References of an answer: the chain so far and what is answered, the first and the newest kept (RFC 5322, 3.6.4). */
export function referencesOf(chain: string[], keep = 20): string[] {
  const once = [...new Set(chain)];
  return once.length <= keep ? once : [...once.slice(0, 1), ...once.slice(-(keep - 1))];
}
