import { t } from '@lingui/core/macro';
export const listeningTabs = [
  { to: '/listening/answers', label: t`Answers` },
  { to: '/listening/responses', label: t`Responses` },
  { to: '/listening/sentiment', label: t`Sentiment` },
  { to: '/listening/labels', label: t`Labelling` },
  { to: '/listening/topics', label: t`Topics` },
  { to: '/listening/surveys', label: t`Surveys` },
  { to: '/listening/places', label: t`Places` },
  { to: '/listening/asks', label: t`Ask ledger` },
  { to: '/listening/plan', label: t`Plan` },
  { to: '/listening/rules', label: t`When we ask` },
] as const;
