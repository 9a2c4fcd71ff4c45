import * as people from '#core/contract/people.ts';
import * as session from '#core/contract/session.ts';
import { bind, bindOpen, problem, type OpenContext, type Route } from '#platform';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { auditLog } from './audit.ts';
import { authOf } from './auth-of.ts';
import { availabilityRoutes } from './availability/routes.ts';
import { consoleUrl } from './console-url.ts';
import { hoursRoutes } from './hours/routes.ts';
import { createInvitation, listInvitations, revokeInvitation } from './invitations.ts';
import { acceptInvitation, lookAtInvitation, setUp } from './joining.ts';
import { changeRole, knownMembers, removeMember } from './members.ts';
import { changeProfile } from './profile.ts';
import * as sessions from './sessions.ts';
import { teamRoutes } from './teams/routes.ts';
import { addTradingName, changeTradingName, removeTradingName, tradingNames } from './trading-names.ts';
import { changeWorkspace, createWorkspace, workspaceSettings } from './workspaces.ts';

const sessionRoutes: Route[] = [
  bindOpen(session.whoAmI, (_, context) => sessions.whoAmI(context)),
  bindOpen(session.setUp, setUp),
  bindOpen(session.signIn, sessions.signIn),
  bindOpen(session.signOut, (_, context) => sessions.signOut(context)),
  bindOpen(session.switchWorkspace, ({ workspace }, context) => sessions.switchWorkspace(workspace, context)),
  bindOpen(session.forgotPassword, sessions.forgotPassword),
  bindOpen(session.resetPassword, (given, { app }) => authOf(app).setForgotten(given)),
  bindOpen(session.changePassword, sessions.changePassword),
  bindOpen(session.changeProfile, (given, context) => changeProfile(given, context)),
  bindOpen(session.listSessions, (_, context) => sessions.listSessions(context)),
  bindOpen(session.endSession, ({ id }, context) => sessions.endSession(id, context)),
  bindOpen(session.endOtherSessions, (_, context) => sessions.endOtherSessions(context)),
];

async function addWorkspace(given: Parameters<typeof createWorkspace>[1], { app, actor }: OpenContext) {
  if (actor?.kind !== 'agent' || actor.id === null)
    throw problem('forbidden', { code: 'person', detail: 'Only a person can own a workspace, not an API key.' });
  const id = await createWorkspace(app, given, { user: actor.id, actor });
  return { id, name: given.company, role: 'owner' as const, demo: false };
}

export const routes: Route[] = [
  ...sessionRoutes,
  ...hoursRoutes,
  ...teamRoutes,
  ...availabilityRoutes,
  bind(people.getSettings, (tx) => workspaceSettings(tx)),
  bind(people.changeSettings, (tx, input, { actor }) => changeWorkspace(tx, input, actor)),
  bindOpen(people.addWorkspace, addWorkspace),
  bind(people.listMembers, async (tx, _input, { actor }) => ({ items: await knownMembers(tx, actor) })),
  bind(people.changeMember, (tx, { id, role }, { actor }) => changeRole(tx, { user: id, role }, actor)),
  bind(people.removeMember, (tx, { id }, { actor }) => removeMember(tx, id, actor)),
  bind(people.listInvitations, (tx, query) => listInvitations(tx, query)),
  bind(people.invite, (tx, input, { actor, app }) => createInvitation(tx, { ...input, url: consoleUrl(app) }, actor)),
  bind(people.revokeInvitation, (tx, { id }, { actor }) => revokeInvitation(tx, id, actor)),
  bindOpen(people.lookAtInvitation, ({ token }, context) => lookAtInvitation(token, context)),
  bindOpen(people.acceptInvitation, acceptInvitation),
  bind(people.listApiKeys, (tx, query) => listApiKeys(tx, query)),
  bind(people.addApiKey, (tx, input, { actor }) => createApiKey(tx, input, actor)),
  bind(people.revokeApiKey, (tx, { id }, by) => revokeApiKey(tx, id, by)),
  bind(people.listTradingNames, async (tx) => ({ items: await tradingNames(tx) })),
  bind(people.addTradingName, (tx, input, { actor }) => addTradingName(tx, input, actor)),
  bind(people.changeTradingName, (tx, input, { actor }) => changeTradingName(tx, input, actor)),
  bind(people.removeTradingName, (tx, { id }, { actor }) => removeTradingName(tx, id, actor)),
  bind(people.listAudit, (tx, query) => auditLog(tx, query)),
];
