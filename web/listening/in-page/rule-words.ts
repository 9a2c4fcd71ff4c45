import { t } from '@lingui/core/macro';

export const visitorOptions = [
  { value: 'all', label: t({ message: 'Everybody', context: 'visitors of a page' }) },
  { value: 'new', label: t`On their first visit` },
  { value: 'returning', label: t`Who come again` },
];

export const signedInOptions = [
  { value: 'all', label: t`Signed in or not` },
  { value: 'yes', label: t`Only signed in` },
  { value: 'no', label: t`Only not signed in` },
];

export const deviceOptions = [
  { value: 'all', label: t`Any screen` },
  { value: 'wide', label: t`Only wide ones` },
  { value: 'narrow', label: t`Only phones` },
];
