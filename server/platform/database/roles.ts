import type pg from 'pg';

export const appRole = 'throughline_app';
export const dispatcherRole = 'throughline_dispatcher';

export interface RolePasswords {
  app: string;
  dispatcher: string;
}

/** Makes the two roles of the product if they are missing and sets their passwords. They own nothing and cannot bypass policies. */
export async function prepareRoles(owner: pg.Pool, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    [appRole, passwords.app],
    [dispatcherRole, passwords.dispatcher],
  ] as const)
    await withPatience(() => owner.query(roleStatement(role, password)));
}

function roleStatement(role: string, password: string): string {
  const secret = `'${password.replaceAll("'", "''")}'`;
  return `do $$ begin
    if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} login nocreatedb nocreaterole; end if;
    execute format('alter role ${role} password %L', ${secret});
  end $$`;
}

/** Roles belong to the whole cluster: two databases that set them at the same moment make one of them fail. */
async function withPatience(work: () => Promise<unknown>, tries = 10): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await work();
      return;
    } catch (error) {
      const concurrent = /concurrently updated|duplicate key|already exists/.test(String(error));
      if (!concurrent || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
}

/** The same server and database as another role. */
export function urlAs(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
