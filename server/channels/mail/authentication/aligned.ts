/** Relaxed: the domain itself, one above it or one below it. */
export function aligned(domain: string, from: string): boolean {
  const plain = domain.toLowerCase();
  if (!plain.includes('.')) return false;
  return plain === from || plain.endsWith(`.${from}`) || from.endsWith(`.${plain}`);
}
