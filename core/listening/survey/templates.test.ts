import { expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { checkDefinition } from './check-definition.ts';
import { languagesOf } from './check/languages.ts';
import { surveyDefinition } from './definition.ts';
import { durationOf } from './duration.ts';
import { importSurvey } from './exchange/import-survey.ts';
import { exportSurvey } from './exchange/export-survey.ts';
import { surveyTemplates } from './templates.ts';

test.each(surveyTemplates.map((template) => [template.key, template] as const))(
  '%s is ready to be asked, in every language',
  (_key, { definition }) => {
    expect(surveyDefinition.parse(definition)).toEqual(definition);
    expect(checkDefinition(definition)).toEqual([]);
    expect(languagesOf(definition)).toEqual([...chatLanguages]);
    expect(durationOf(definition)).toBeLessThan(3 * 60);
    expect(importSurvey(exportSurvey(definition).json)).toEqual({ definition, left: [] });
  },
);
