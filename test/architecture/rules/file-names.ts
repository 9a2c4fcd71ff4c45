import type { Rule } from '../house.ts';

const banned = /(^|[./-])(utils?|helpers?|common|misc|services?|managers?)(?=[./-])/;

/** A name says what the thing is; these names say nothing. */
export const fileNames: Rule = {
  name: 'file-names',
  check: ({ sources }) =>
    sources.flatMap(({ file }) => {
      const found = /^(server|core)\//.test(file) ? banned.exec(file.replace(/^(server|core)\//, '/')) : null;
      return found ? [{ file, line: 1, message: `"${found[2]}" says nothing: name the idea that the file holds` }] : [];
    }),
};
