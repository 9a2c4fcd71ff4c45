import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { testMailAccount } from '#core/contract/channels.ts';
import { State } from '../ui/badge.tsx';
import styles from './settings.module.css';

type Result = WireOutputOf<typeof testMailAccount>;

/** What trying the connections showed, each with its sentence. */
export function MailTestResult({ result }: { result: Result }) {
  const rows = [
    ['Incoming', result.incoming],
    ['Outgoing', result.outgoing],
  ] as const;
  return (
    <div className={styles.lines} role="status">
      {rows.map(([name, checked]) =>
        checked === null ? null : (
          <div key={name}>
            <State tone={checked.ok ? 'good' : 'bad'}>{`${name}: ${checked.ok ? 'works' : 'does not work'}`}</State>
            <div className="muted">{checked.detail}</div>
          </div>
        ),
      )}
    </div>
  );
}
