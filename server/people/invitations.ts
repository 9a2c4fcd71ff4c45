import type { Page, PageQuery } from '#core/contract/page.ts';
import { problem } from '#core/contract/problems.ts';
import type { Role } from '#core/people/permissions.ts';
import { newestFirst, publish, sql, type Actor, type App, type RawBuilder, type Tx } from '#platform';
import { audit } from './audit.ts';
import { memberChanged } from './events.ts';
import { refuseAbove } from './members.ts';
import { invitationNotice, sendNotice } from './notices.ts';
import { newSecret, secretHash } from './secrets.ts';
import { workspaceSettings } from './workspaces.ts';

export interface Invitation {
  id: string;
  email: string | null;
  role: Role;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: 'open' | 'accepted' | 'expired' | 'revoked';
}

const dayMs = 24 * 3600 * 1000;

function reading(now: Date): RawBuilder<Invitation> {
  return sql`
    select invitation.id, invitation.email, invitation.role, person.name as invited_by, invitation.created_at, invitation.expires_at,
      case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked'
        when expires_at <= ${now} then 'expired' else 'open' end as state
    from people.invitation left join people.user person on person.id = invitation.invited_by`;
}

/** Invitations, newest first. */
export async function listInvitations(tx: Tx, query: PageQuery): Promise<Page<Invitation>> {
  const keys = newestFirst<Invitation>(query, {
    at: sql`invitation.created_at`,
    id: sql`invitation.id`,
    of: (row) => row.createdAt,
  });
  const rows = await tx.all<Invitation>(sql`${reading(tx.now)} where ${keys.where} ${keys.order} ${keys.limit}`);
  return keys.page(rows, (row) => row);
}

interface NewInvitation {
  email?: string | undefined;
  role: Role;
  days: number;
  /** Where people reach the console. */
  url: string;
}

/** Invites somebody; with an address a mail goes out with the same transaction. */
export async function createInvitation(tx: Tx, given: NewInvitation, actor: Actor) {
  await refuseAbove(tx, actor, [given.role]);
  const email = given.email?.toLowerCase() ?? null;
  if (email !== null) await refuseMember(tx, email);
  const token = newSecret('');
  const expires = new Date(tx.now.getTime() + given.days * dayMs);
  const { id } = await tx.one<{ id: string }>(sql`
    insert into people.invitation (email, role, token_hash, invited_by, created_at, expires_at)
    values (${email}, ${given.role}, ${secretHash(token)}, ${actor.kind === 'agent' ? actor.id : null}, ${tx.now}, ${expires})
    returning id`);
  const link = `${given.url}/join?token=${token}`;
  if (email !== null) {
    const { name, language } = await workspaceSettings(tx);
    const words = invitationNotice({ company: name, by: actor.name, link, days: given.days, language });
    await sendNotice(tx, { key: `invitation:${id}`, subject: id, to: email, words });
  }
  await audit(tx, actor, {
    action: 'invitation.create',
    subject: id,
    detail: { role: given.role, byMail: email !== null },
  });
  const invitation = await tx.one<Invitation>(sql`${reading(tx.now)} where invitation.id = ${id}`);
  return { invitation, link, mailed: email !== null };
}

async function refuseMember(tx: Tx, email: string): Promise<void> {
  const found = await tx.maybe(sql`select 1 from people.user where email = ${email}`);
  if (found === undefined) return;
  const message = 'belongs to somebody of this workspace already';
  throw problem('conflict', {
    code: 'exists',
    detail: `This address ${message}.`,
    fields: [{ path: 'email', message }],
  });
}

/** Makes an open invitation void. */
export async function revokeInvitation(tx: Tx, id: string, actor: Actor): Promise<void> {
  const done = await tx.run(sql`
    update people.invitation set revoked_at = coalesce(revoked_at, ${tx.now}) where id = ${id} and accepted_at is null`);
  if (done === 0) throw problem('not-found', { detail: 'There is no such open invitation.' });
  await audit(tx, actor, { action: 'invitation.revoke', subject: id });
}

/** The workspace of an invitation link, if there is one. */
export async function workspaceOfInvitation(app: App, token: string): Promise<string> {
  const found = await app.database.everywhere((tx) =>
    tx.maybe<{ workspace: string }>(
      sql`select workspace from people.invitation where token_hash = ${secretHash(token)}`,
    ),
  );
  if (found === undefined)
    throw problem('not-found', { detail: 'This invitation link is not known. Please check that it is whole.' });
  return found.workspace;
}

const states = {
  accepted: 'This invitation has been used already. Please sign in.',
  revoked: 'This invitation was withdrawn. Please ask for a new one.',
  expired: 'This invitation is too old. Please ask for a new one.',
};

/** The open invitation behind a link, held for this transaction. Throws `gone` when it is used, withdrawn or too old. */
export async function openInvitation(tx: Tx, token: string): Promise<Invitation> {
  const found = await tx.one<Invitation>(
    sql`${reading(tx.now)} where invitation.token_hash = ${secretHash(token)} for update of invitation`,
  );
  if (found.state !== 'open') throw problem('gone', { code: found.state, detail: states[found.state] });
  return found;
}

/** Makes a person a member by an invitation. */
export async function join(tx: Tx, invitation: Invitation, person: { user: string; name: string }): Promise<void> {
  const { user, name } = person;
  const added = await tx.run(sql`
    insert into people.member (user_id, role, since) values (${user}, ${invitation.role}, ${tx.now}) on conflict do nothing`);
  if (added === 0) throw problem('conflict', { code: 'exists', detail: 'You belong to this workspace already.' });
  await tx.run(
    sql`update people.invitation set accepted_at = ${tx.now}, accepted_by = ${user} where id = ${invitation.id}`,
  );
  await audit(
    tx,
    { kind: 'agent', id: user, name },
    { action: 'invitation.accept', subject: invitation.id, detail: { role: invitation.role } },
  );
  await publish(tx, memberChanged, { subject: user, data: { role: invitation.role } });
}
