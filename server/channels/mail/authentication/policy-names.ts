const mostLabels = 7;

/** The names that say what a domain wants done with mails that are not its own, in the order of the walk (RFC 9989, 4.10). */
export function policyNames(domain: string): string[] {
  const labels = domain.split('.');
  const tails = labels.map((_, place) => labels.slice(place));
  const walked = tails.filter((tail) => tail.length === labels.length || tail.length <= mostLabels);
  return walked.map((tail) => `_dmarc.${tail.join('.')}`);
}
