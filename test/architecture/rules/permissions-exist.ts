import { endpointsOf } from '../endpoints.ts';
import type { House, Rule } from '../house.ts';
import { fieldsOf, nameOf, walk } from '../walk.ts';

const open = ['public', 'session'];

/** Every endpoint names a permission that a role can hold, or says that it is open. */
export const permissionsExist: Rule = {
  name: 'permissions-exist',
  check(house) {
    const known = new Set([...permissionsOf(house), ...open]);
    return endpointsOf(house).flatMap(({ name, file, line, permission }) => {
      if (permission === undefined)
        return [{ file, line, message: `${name} must name its permission as a plain string` }];
      return known.has(permission)
        ? []
        : [{ file, line, message: `${name} asks for ${permission}, which is no permission` }];
    });
  },
};

function permissionsOf({ sources }: House): string[] {
  const source = sources.find(({ file }) => file === 'core/people/permissions.ts');
  const names: string[] = [];
  walk(source?.program, (node) => {
    if (node.type !== 'VariableDeclarator' || nameOf(node['id']) !== 'permissionWords') return;
    walk(node['init'], (inner) => names.push(...fieldsOf(inner).keys()));
  });
  return names;
}
