import { sql } from '#platform';

/**
 * Of rows of the spine, the scores that figures count: neither what nobody was asked for, nor the question again after a recovery,
 * nor a further question of the same scale.
 */
export const headlineScore = sql<boolean>`(score is not null and kind <> 'feedback.given'
  and coalesce((facts ->> 'again')::boolean, false) is false and coalesce((facts ->> 'further')::boolean, false) is false)`;
