import { t } from '@lingui/core/macro';
export const careTabs = [
  { to: '/care', label: t`Recovery cases`, exact: true },
  { to: '/care/causes', label: t`Causes` },
  { to: '/care/rules', label: t`When cases open` },
] as const;
