import { cancel } from './templates/cancel.ts';
import { contactCsat } from './templates/contact-csat.ts';
import { contactEase } from './templates/contact-ease.ts';
import { contactEffort } from './templates/contact-effort.ts';
import { inStore } from './templates/in-store.ts';
import { onboarding } from './templates/onboarding.ts';
import { productMarketFit } from './templates/product-market-fit.ts';
import { relationalNps } from './templates/relational-nps.ts';
import type { SurveyTemplate } from './templates/template.ts';

export type { SurveyTemplate };

/** Surveys to begin with. */
export const surveyTemplates: readonly SurveyTemplate[] = [
  relationalNps,
  contactCsat,
  contactEase,
  contactEffort,
  onboarding,
  cancel,
  productMarketFit,
  inStore,
];
