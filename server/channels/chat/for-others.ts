export { visitorOfThread } from './attributes.ts';
export { visitorsGone } from './comings.ts';
export { openThreadWith, visitorToWriteTo, type ReachedVisitor } from './write-first.ts';
export { changeCard, registerChatCard, type AnswerCard } from './card.ts';
export { customerOfVisit, registerPageSurveys } from './page-surveys.ts';
export { boxRoute, visitorRoute } from './visitor-route.ts';
export type { Pass } from './token.ts';
export { registerAnswerTimes, registerTeamOf } from './hours.ts';
