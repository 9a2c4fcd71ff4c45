import type { Rule } from '../house.ts';

const banned = /(^|[./-])(utils?|helpers?|common|misc|services?|managers?)(?=[./-])/;
/** The page Service is a word of the domain. */
const allowed = new Set(['server/insight/service.ts']);

/** A name says what the thing is; these names say nothing. */
export const fileNames: Rule = {
  name: 'file-names',
  check: ({ sources }) =>
    sources.flatMap(({ file }) => {
      const found =
        !allowed.has(file) && /^(server|core)\//.test(file) ? banned.exec(file.replace(/^(server|core)\//, '/')) : null;
      return found ? [{ file, line: 1, message: `"${found[2]}" says nothing: name the idea that the file holds` }] : [];
    }),
};
