import { t } from '@lingui/core/macro';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { IconMessage2Heart } from '@tabler/icons-react';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';
import { responsesSearch } from './responses-place.ts';
import { resultsSearch } from './results/results-place.ts';
import { textsSearch } from './texts/texts-place.ts';

const parent = { getParentRoute: () => consoleRoute };

export const listeningRoutes = [
  createRoute({
    ...parent,
    path: '/listening',
    beforeLoad: () => {
      throw redirect({ to: '/listening/answers' });
    },
  }),
  createRoute({
    ...parent,
    path: '/listening/answers',
    component: lazyRouteComponent(() => import('./answers-page.tsx'), 'AnswersPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/asks',
    component: lazyRouteComponent(() => import('./asks-page.tsx'), 'AsksPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/responses',
    validateSearch: responsesSearch,
    component: lazyRouteComponent(() => import('./responses-page.tsx'), 'ResponsesPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/sentiment',
    component: lazyRouteComponent(() => import('./readings/sentiment-page.tsx'), 'SentimentPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/labels',
    component: lazyRouteComponent(() => import('./labels/labels-page.tsx'), 'LabelsPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/texts',
    validateSearch: textsSearch,
    component: lazyRouteComponent(() => import('./texts/texts-page.tsx'), 'TextsPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/topics',
    component: lazyRouteComponent(() => import('./topics/topics-page.tsx'), 'TopicsPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/topics/new',
    component: lazyRouteComponent(() => import('./topics/new-topic-page.tsx'), 'NewTopicPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/topics/$topic',
    component: lazyRouteComponent(() => import('./topics/topic-page.tsx'), 'TopicPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/surveys',
    component: lazyRouteComponent(() => import('./surveys-page.tsx'), 'SurveysPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/surveys/$survey',
    component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'EditorPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/results/$survey',
    validateSearch: resultsSearch,
    component: lazyRouteComponent(() => import('./results/results-page.tsx'), 'ResultsPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/in-page/$survey',
    component: lazyRouteComponent(() => import('./in-page/in-page-page.tsx'), 'InPagePage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/places',
    component: lazyRouteComponent(() => import('./places/places-page.tsx'), 'PlacesPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/places/$place',
    component: lazyRouteComponent(() => import('./places/place-page.tsx'), 'PlacePage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/plan',
    component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
  }),
  createRoute({
    ...parent,
    path: '/listening/rules',
    component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
  }),
] as const;

export const listeningPart: ConsolePart = {
  sections: [
    { to: '/listening', label: t`Listening`, icon: IconMessage2Heart, permission: 'listening.read', key: 'l' },
  ],
  outdates: {
    'ask.': ['ask.'],
    'survey.': ['ask.', 'answer.', 'survey.', 'response.'],
    'reading.': ['reading.', 'sentiment.', 'text.', 'topic.of-conversation', 'topic.texts'],
    'topics.': ['topic.', 'text.'],
  },
};
