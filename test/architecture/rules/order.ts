import { domainOf, domains, isLeftOf, isTest, type Rule } from '../house.ts';

/** A domain imports only from its left; to speak to its right it publishes an event. */
export const order: Rule = {
  name: 'order',
  check: ({ sources }) =>
    sources.flatMap(({ file, imports }) => {
      const domain = domainOf(file);
      if (domain === undefined || isTest(file)) return [];
      return imports.flatMap(({ specifier, line }) => {
        const other = importedDomain(specifier);
        if (other === undefined || other === domain || isLeftOf(other, domain)) return [];
        return [{ file, line, message: `${domain} may not know ${other}, which stands to its right (${specifier})` }];
      });
    }),
};

/** Who may do what and how one proves who one is: the platform's own door has to know these. */
const known = /^#core\/people\//;

/** `#desk` and `#core/desk/…` both belong to desk; the contract is one folder for all. */
function importedDomain(specifier: string): string | undefined {
  if (known.test(specifier)) return undefined;
  const name = /^#(?:core\/)?([a-z]+)(?:\/|$)/.exec(specifier)?.[1];
  return name !== undefined && domains.includes(name) ? name : undefined;
}
