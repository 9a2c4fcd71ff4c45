/** What is wrong with a placeholder (Liquid), in words of those who write canned replies and signatures. */
export function placeholderWords(error: unknown): string {
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const [, kind, open] = /^(output|tag) "(.*)" not closed/i.exec(said) ?? [];
  if (open !== undefined) return `“${open.trim()}” lacks its ${kind?.toLowerCase() === 'tag' ? '%}' : '}}'} at the end`;
  const [, filter] = /^undefined filter: (\w+)/i.exec(said) ?? [];
  if (filter !== undefined) return `there is no filter “${filter}”`;
  return said.replace(/, line:(\d+), col:\d+$/, ' in line $1');
}
