import { t } from '@lingui/core/macro';
import { useMay } from '../app/session.ts';

const tabs = [
  { to: '/care', label: t`Recovery cases`, exact: true },
  { to: '/care/causes', label: t`Causes` },
  { to: '/care/gain', label: t`Does it help?` },
  { to: '/care/week', label: t`One customer a week` },
  { to: '/care/rules', label: t`When cases open` },
] as const;

/** The pages of care that somebody may open. */
export function useCareTabs() {
  const draws = useMay('care.week');
  return tabs.filter(({ to }) => to !== '/care/week' || draws);
}
