import { t } from '@lingui/core/macro';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const known: Readonly<Record<string, string>> = {
  mail: t`E-mail`,
  chat: t`Chat`,
  form: t({ message: 'Form', context: 'channel' }),
  web: t({ message: 'Web', context: 'channel' }),
  app: t({ message: 'App', context: 'channel' }),
  phone: t({ message: 'Phone', context: 'channel' }),
  post: t({ message: 'Post', context: 'channel' }),
  store: t({ message: 'Store', context: 'channel' }),
  delivery: capital(t({ message: 'delivery', comment: 'a channel' })),
  survey: capital(t({ message: 'survey', comment: 'a channel' })),
  ad: capital(t({ message: 'ad', comment: 'a channel: advertisements' })),
  social: capital(t({ message: 'social', comment: 'a channel: social networks' })),
  api: 'API',
  tv: 'TV',
  ivr: 'IVR',
};

/** A channel as people say it; a company may have others than we know. */
export function channelName(key: string): string {
  return known[key] ?? capital(key);
}
