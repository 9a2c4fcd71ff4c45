import { domainOf, domains, isLeftOf, isTest, type House, type Rule, type Violation } from '../house.ts';
import { sqlTextsOf, type SqlText } from '../sql-texts.ts';

const relation = new RegExp(String.raw`(?<![\w.:/#'"@-])(${domains.join('|')})\.([a-z_]+)(\s*\()?`, 'g');

/** A backup copies every table, as the owner. */
const backup = 'server/main/backup/';

/** SQL of a domain touches its own schema, and of a left neighbour only the views that its README publishes. */
export const ownSchema: Rule = {
  name: 'own-schema',
  check(house) {
    const published = publishedViews(house);
    const inCode = house.sources
      .filter(({ file }) => !isTest(file))
      .flatMap((source) => sqlTextsOf(source).flatMap((sql) => faultsIn(source.file, sql, published)));
    const inMigrations = [...house.texts]
      .filter(([file]) => file.endsWith('.sql'))
      .flatMap(([file, text]) =>
        withoutComments(text)
          .split('\n')
          .flatMap((line, index) => faultsIn(file, { text: line, line: index + 1 }, published)),
      );
    return [...inCode, ...inMigrations];
  },
};

function faultsIn(file: string, sql: SqlText, published: Set<string>): Violation[] {
  const home = domainOf(file);
  if (home === undefined || file.startsWith(backup)) return [];
  return [...sql.text.matchAll(relation)].flatMap(([, schema = '', name = '', call]) => {
    if (schema === home || (schema === 'platform' && call !== undefined)) return [];
    if (isLeftOf(schema, home) && published.has(`${schema}.${name}`)) return [];
    const message = `SQL of ${home} touches ${schema}.${name}: ask ${schema}'s functions, or a view its README publishes`;
    return [{ file, line: sql.line, message }];
  });
}

/** Names in backquotes under the heading (or after the words) "Published views" of a domain's README. */
function publishedViews({ texts }: House): Set<string> {
  const names = [...texts]
    .filter(([file]) => /^server\/[a-z]+\/README\.md$/.test(file))
    .flatMap(([, text]) => {
      const [, after = ''] = text.split(/published views?/i);
      const section = after.split(/\n#|\n\*\*/)[0] ?? '';
      return [...section.matchAll(/`([a-z]+\.[a-z_]+)/g)].map(([, name = '']) => name);
    });
  return new Set(names);
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '');
}
