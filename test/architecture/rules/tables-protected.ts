import { domainOf, lineAt, type House, type Rule } from '../house.ts';
import { fieldsOf, nameOf, walk } from '../walk.ts';

const creation =
  /\bcreate (?:unlogged )?table (?:if not exists )?([a-z_]+\.)?([a-z_0-9]+)(?![.\w])(\s+partition of)?/gi;

/** Every table stands under row-level security, or in the list of shared tables with its reason. */
export const tablesProtected: Rule = {
  name: 'tables-protected',
  check(house) {
    const migrations = [...house.texts].filter(([file]) => /^server\/[a-z]+\/migrations\/.*\.sql$/.test(file));
    const all = migrations.map(([, text]) => text).join('\n');
    const covered = new Set([...all.matchAll(/platform\.protect\(\s*'([^']+)'/g)].map(([, name]) => name));
    for (const name of sharedTables(house)) covered.add(name);
    return migrations.flatMap(([file, text]) =>
      [...text.matchAll(creation)].flatMap((match) => {
        const [, schema = '', name = '', partition] = match;
        const line = lineAt(text, match.index);
        if (schema !== `${domainOf(file)}.`)
          return [{ file, line, message: `table ${schema}${name} is made outside its domain's schema` }];
        if (partition !== undefined || covered.has(`${schema}${name}`)) return [];
        return [{ file, line, message: `table ${schema}${name} is neither protected nor in shared-tables.ts` }];
      }),
    );
  },
};

function sharedTables({ sources }: House): string[] {
  const source = sources.find(({ file }) => file === 'server/platform/database/shared-tables.ts');
  const names: string[] = [];
  walk(source?.program, (node) => {
    if (node.type === 'VariableDeclarator' && nameOf(node['id']) === 'sharedTables')
      names.push(...fieldsOf(node['init']).keys());
  });
  return names;
}
