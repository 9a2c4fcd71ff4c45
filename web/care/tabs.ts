import { t } from '@lingui/core/macro';
import { useSession } from '../app/session.ts';

const tabs = [
  { to: '/care', label: t`Recovery cases`, exact: true },
  { to: '/care/causes', label: t`Causes` },
  { to: '/care/praise', label: t`Praise`, needs: 'care.praise' },
  { to: '/care/gain', label: t`Does it help?`, needs: 'insight.read' },
  { to: '/care/week', label: t`One customer a week`, needs: 'care.week' },
  { to: '/care/rules', label: t`When cases open` },
] as const;

/** The pages of care that somebody may open. */
export function useCareTabs() {
  const { may } = useSession();
  return tabs.filter((tab) => !('needs' in tab) || may(tab.needs));
}
