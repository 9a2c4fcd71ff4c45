import type { Tx } from '#platform';
import { surveyById } from '../surveys/survey.ts';
import { findResponse } from './response.ts';

/** Whether what is given to this ask is to be joined to nobody. Who began by name goes on by name: that is kept already. */
export async function isUnnamed(tx: Tx, { id, survey }: { id: string; survey: string }): Promise<boolean> {
  return (await surveyById(tx, survey)).anonymous && (await findResponse(tx, survey, id)) === undefined;
}
