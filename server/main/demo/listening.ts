import { starterIn } from '#core/listening/topics/starter.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import { systemActor, type Tx } from '#platform';
import { bringTopics, createPlace, createSurvey, publishSurvey } from '#listening';

/** What the company asks besides, by the keys of the templates. */
const surveys = { 'relational-nps': 'How we are doing', 'in-store': 'In the shop' } as const;

/** Topics to find what customers write about, two surveys of the templates, and a tablet at the counter. */
export async function furnishListening(tx: Tx): Promise<void> {
  const actor = systemActor(tx.workspace);
  await bringTopics(tx, starterIn('en'), actor);
  await published(tx, 'relational-nps');
  const survey = await published(tx, 'in-store');
  const place = { kind: 'device', survey, name: 'Counter, Hamburg', touchpoint: 'store', tradingName: null } as const;
  await createPlace(tx, place, actor);
}

async function published(tx: Tx, key: keyof typeof surveys): Promise<string> {
  const { about, definition } = surveyTemplates.find((template) => template.key === key)!;
  const actor = systemActor(tx.workspace);
  const id = await createSurvey(tx, { name: surveys[key], about, draft: { ...definition } }, actor);
  await publishSurvey(tx, { id, version: 1 }, actor);
  return id;
}
