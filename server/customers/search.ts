import { normaliseIdentifier } from '#core/customers/normalise.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';

/** How many customers a search finds at most; who looks for more narrows it down. */
export const mostFound = 500;

/** Roots of the customers whose name or company holds the words (accents do not count), or who have an identifier that begins with them. */
export async function searchCustomers(tx: Tx, query: string, most = mostFound): Promise<string[]> {
  const words = query.trim().replaceAll(/\s+/g, ' ');
  if (words === '') return [];
  const country = /^[\d\s()./-]{5,}$/.test(words) ? (await workspaceSettings(tx)).country : undefined;
  const phone = /^[+\d\s()./-]{5,}$/.test(words) ? normaliseIdentifier('phone', words, country) : undefined;
  const prefixes = [
    ...new Set([words, words.toLowerCase(), phone, dialled(words)].filter((text) => text !== undefined)),
  ];
  const { plain } = await tx.one(sql<{ plain: string }>`select customers.plain_name(${words}) as plain`);
  const rows = await tx.all(sql<{ root: string }>`
    select root from customers.search(${patternsOf(plain)}::text[], ${prefixes}::text[], ${most}) as found (root)`);
  return rows.map(({ root }) => root);
}

/** The first digits of an international number, as typed with spaces. */
function dialled(words: string): string | undefined {
  return /^(\+|00)[\d\s()./-]{2,}$/.test(words) ? `+${words.replace(/^00/, '').replaceAll(/\D/g, '')}` : undefined;
}

/** Words of one or two letters must begin a name, so that the trigram index can find them. */
function patternsOf(words: string): string[] {
  const escaped = words.replaceAll(/[\\%_]/g, String.raw`\$&`).split(' ');
  const byLength = escaped.toSorted((one, other) => other.length - one.length);
  return byLength.slice(0, 2).map((word) => (word.length < 3 ? `% ${word}%` : `%${word}%`));
}
