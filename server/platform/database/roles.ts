import pg from 'pg';

export const appRole = 'throughline_app';
export const dispatcherRole = 'throughline_dispatcher';

export interface RolePasswords {
  app: string;
  dispatcher: string;
}

/**
 * Makes the two roles of the product if they are missing and sets their passwords where these do not open the database.
 * The roles own nothing and cannot bypass policies.
 */
export async function prepareRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    [appRole, passwords.app],
    [dispatcherRole, passwords.dispatcher],
  ] as const)
    if (!(await opens(urlAs(ownerUrl, role, password))))
      await withPatience(() => asOwner(ownerUrl, roleStatement(role, password)));
}

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
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
