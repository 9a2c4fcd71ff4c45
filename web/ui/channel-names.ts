import { t } from '@lingui/core/macro';

const known: Readonly<Record<string, string>> = {
  mail: t`E-mail`,
  chat: t`Chat`,
  form: t({ message: 'Form', context: 'channel' }),
  web: t({ message: 'Web', context: 'channel' }),
  app: t({ message: 'App', context: 'channel' }),
  phone: t({ message: 'Phone', context: 'channel' }),
  post: t({ message: 'Post', context: 'channel' }),
  store: t({ message: 'Store', context: 'channel' }),
  api: 'API',
  tv: 'TV',
  ivr: 'IVR',
};

/** A channel as people say it; a company may have others than we know. */
export function channelName(key: string): string {
  return known[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}
