import type { Role } from '#core/people/permissions.ts';
import { publish, sql, type Actor, type Tx } from '#platform';
import { audit } from './audit.ts';
import { memberChanged } from './events.ts';

interface Colleague {
  name: string;
  email: string;
  role: Role;
}

/** Adds a colleague without a password, such as the people of a demo company; answers the user's id. */
export async function addColleague(tx: Tx, { name, email, role }: Colleague, actor: Actor): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`select people.add_colleague(${name}, ${email}) as id`);
  await tx.run(sql`insert into people.member (user_id, role, since) values (${id}, ${role}, ${tx.now})`);
  await audit(tx, actor, { action: 'member.add', subject: id, detail: { role } });
  await publish(tx, memberChanged, { subject: id, data: { role } });
  return id;
}

/** Forgets what people keep of a demo workspace, and the people made for it; false when it is not a demo. The last thing to do to it. */
export async function dropDemoWorkspace(tx: Tx): Promise<boolean> {
  return (await tx.one<{ done: boolean }>(sql`select people.drop_demo_workspace() as done`)).done;
}
