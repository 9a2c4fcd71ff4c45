import { feelingObjects } from '#core/touchpoints/scales.ts';

const known = feelingObjects.map((object) => `'${object}'`).join(', ');

/**
 * What an answer is about, of its row in analytics: what its fact `about` says; else a recommendation is about the relationship,
 * an answer within a conversation about that contact, any other about its touchpoint.
 */
export const aboutSql = `multiIf(words['about'] in (${known}), words['about'], scale = 'nps', 'relationship',
  conversation is not null, 'contact', 'touchpoint')`;
