import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { toastError } from '../../app/toast.tsx';
import { State } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import type { Provider } from './provider-words.ts';
import styles from './provider.module.css';

/** Whether the provider is asked now, who let it, and what is wrong with it. */
export function Standing({ provider, onOff }: { provider: Provider; onOff: () => Promise<unknown> }) {
  const { active, agreed, trouble } = provider;
  return (
    <Pane>
      <div className={styles.standing}>
        <div>
          {!active ? <State tone="plain">{t`Off: nothing leaves`}</State> : null}
          {active && trouble === null ? <State tone="good">{t`On`}</State> : null}
          {active && trouble !== null ? <Wrong trouble={trouble} /> : null}
          {agreed === null ? null : <Agreed {...agreed} />}
        </div>
        {active ? (
          <Button variant="default" onClick={() => void onOff().catch(toastError)}>
            <Trans>Turn it off</Trans>
          </Button>
        ) : null}
      </div>
    </Pane>
  );
}

function Agreed({ by, at }: NonNullable<Provider['agreed']>) {
  return (
    <p className="muted">
      <Trans>
        {by} saw what leaves and turned it on (<Moment at={at} long />)
      </Trans>
    </p>
  );
}

function Wrong({ trouble: { words, until } }: { trouble: NonNullable<Provider['trouble']> }) {
  return (
    <>
      <State tone="bad">
        {until === null ? t`On, but it is not asked: see to it` : t`On, but left alone for a while`}
      </State>
      <p>
        {words}{' '}
        {until === null ? (
          <Trans>Save other settings to have it asked again.</Trans>
        ) : (
          <Trans>
            It is asked again at <Moment at={until} long />.
          </Trans>
        )}
      </p>
    </>
  );
}
