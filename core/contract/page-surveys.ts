import { z } from 'zod';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { pageForms, pageTab } from '#core/channels/page-survey/page-form.ts';
import { pageRules } from '#core/channels/page-survey/page-rules.ts';
import { touchpointKey } from '#core/touchpoints/touchpoint-catalogue.ts';
import { id, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const settings = {
  active: z.boolean(),
  rules: pageRules,
  /** Of the visits that fit, the share that is asked: drawn by the server once a visitor, survey and day. */
  share: z.number().min(0.001, { error: 'must be at least 0.1 %' }).max(1, { error: 'must be at most 100 %' }),
  touchpoint: touchpointKey,
  form: z.enum(pageForms).default('card'),
  /** Of the form `tab`, which asks nobody: no share is drawn. */
  tab: pageTab.default({ place: 'right', words: {} }),
};

export const pageSurvey = z.object({
  ...settings,
  touchpoint: z.string(),
  form: z.enum(pageForms),
  tab: pageTab,
  /** 0 before anything was said. */
  version: z.int(),
});

const params = z.strictObject({ id: id('srv') });

export const readPageSurvey = endpoint({
  id: 'page-survey.read',
  method: 'GET',
  path: '/api/v1/surveys/:id/in-page',
  permission: 'listening.read',
  summary: 'On which pages, to whom and when the widget shows a survey.',
  params,
  response: pageSurvey,
});

export const savePageSurvey = endpoint({
  id: 'page-survey.save',
  method: 'PUT',
  path: '/api/v1/surveys/:id/in-page',
  permission: 'listening.manage',
  summary: 'Says on which pages, to whom and when the widget shows a survey. Switched on, it has to be published.',
  params,
  body: z.strictObject({ ...settings, version: z.union([z.literal(0), version]) }),
  response: pageSurvey,
});

/** What a survey in a page is drawn from: `page` is what the page of its link carries (core/listening/survey/page-data.ts). */
const shown = z.object({
  page: z.record(z.string(), z.unknown()),
  words: z.object({ question: z.string(), close: z.string(), less: z.string() }),
  wish: z.string(),
  company: z.string(),
  form: z.enum(pageForms).exclude(['tab']),
});

const opened = shown.omit({ wish: true, form: true });

export const openTab = endpoint({
  id: 'chat.tab',
  method: 'GET',
  path: '/api/v1/chat/tab',
  permission: 'public',
  summary: 'What stands behind a tab at the edge of a page; what is given there is volunteered and belongs to nobody.',
  query: z.strictObject({ key: z.string().min(8).max(80), survey: id('srv'), language: z.enum(chatLanguages) }),
  response: opened,
  limit: { perMinute: 600, burst: 300 },
});

export const askInPage = endpoint({
  id: 'chat.ask',
  method: 'POST',
  path: '/api/v1/chat/ask',
  permission: 'public',
  summary: 'A survey’s moment has come in a visitor’s page: whether it is shown is decided here, once a day.',
  body: z.strictObject({ survey: id('srv'), language: z.enum(chatLanguages) }),
  response: z.object({ shown: shown.nullable() }),
  limit: { perMinute: 3000, burst: 1500 },
});
