/** So many patterns a workspace may have. */
export const mostPatterns = 30;
const [shortest, longest] = [3, 40];

/** Why a pattern of numbers cannot be used. */
export const patternFaults = {
  length: `must have ${shortest} to ${longest} characters`,
  digit: 'must hold at least one # for a digit',
  many: 'may hold * only once',
  ends: 'must begin and end with a letter, a digit, #, @ or *',
} as const;
export type PatternFault = keyof typeof patternFaults;

/**
 * Why a pattern cannot be used; undefined when it can. Without a digit it would take words out; with two `*` a long text could be
 * tried in too many ways.
 */
export function faultOfPattern(pattern: string): PatternFault | undefined {
  if (pattern.length < shortest || pattern.length > longest) return 'length';
  if (!pattern.includes('#')) return 'digit';
  if (pattern.split('*').length > 2) return 'many';
  return /^[\p{L}\p{N}#@*](?:.*[\p{L}\p{N}#@*])?$/u.test(pattern) ? undefined : 'ends';
}
