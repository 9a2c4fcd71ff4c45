import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { testMailAccount } from '#core/contract/channels.ts';
import { State } from '../ui/badge.tsx';
import styles from './settings.module.css';

type Result = WireOutputOf<typeof testMailAccount>;

/** What trying the connections showed, each with its sentence. */
export function MailTestResult({ result }: { result: Result }) {
  const rows = [
    { way: 'incoming', checked: result.incoming, works: t`Incoming: works`, fails: t`Incoming: does not work` },
    { way: 'outgoing', checked: result.outgoing, works: t`Outgoing: works`, fails: t`Outgoing: does not work` },
  ];
  return (
    <div className={styles.lines} role="status">
      {rows.map(({ way, checked, works, fails }) =>
        checked === null ? null : (
          <div key={way}>
            <State tone={checked.ok ? 'good' : 'bad'}>{checked.ok ? works : fails}</State>
            <div className="muted">{checked.detail}</div>
          </div>
        ),
      )}
    </div>
  );
}
