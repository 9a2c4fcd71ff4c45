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

export const formOptions = [
  { value: 'card', label: t`A card beside the page` },
  { value: 'bar', label: t`A bar at its foot` },
  { value: 'inline', label: t`Inline, where your page has a place for it` },
  { value: 'tab', label: t`A tab at its edge, always there` },
];

export const placeOptions = [
  { value: 'right', label: t({ message: 'Right', context: 'edge of a page' }) },
  { value: 'left', label: t({ message: 'Left', context: 'edge of a page' }) },
  { value: 'bottom', label: t({ message: 'Bottom', context: 'edge of a page' }) },
];
