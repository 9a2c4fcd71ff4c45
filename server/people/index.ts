export { people } from './part.ts';
export { createApiKey } from './api-keys.ts';
export { audit } from './audit.ts';
export { authenticator } from './authenticate.ts';
export { consoleUrl } from './console-url.ts';
export { addColleague, dropDemoWorkspace } from './demo-people.ts';
export { quietAmong } from './availability/availability.ts';
export { addCalendar } from './hours/calendars.ts';
export { calendarFor, type Hours, type HoursSubject } from './hours/clock.ts';
export { hoursGoByPerson, hoursInForce, namedClocks, type NamedClock } from './hours/in-force.ts';
export { firstOwner } from './first-owner.ts';
export { memberChanged, memberRemoved, workspaceChanged, workspaceCreated } from './events.ts';
export { memberActor } from './member-actor.ts';
export { knownMembers, memberNames, listMembers, type Member } from './members.ts';
export { passwordLink } from './password-link.ts';
export { sessionEnded } from './session-ended.ts';
export { setupCompany, setUpLink, setUpNeeded, userByEmail, type FirstCompany } from './set-up.ts';
export { defaultTradingName, tradingNames, type TradingName } from './trading-names.ts';
export { listTeams, teamNames, teammatesOf, teamsOf, usableTeam } from './teams/teams.ts';
export { isMasked, registerLimitedSight, visibleAmong, visibleTo, type Visibility } from './visible-to.ts';
export {
  allWorkspaces,
  createWorkspace,
  workspaceSettings,
  type NewWorkspace,
  type WorkspaceSettings,
} from './workspaces.ts';
