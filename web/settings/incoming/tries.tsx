import { plural, t } from '@lingui/core/macro';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import styles from './incoming.module.css';
import type { Detail } from './words.ts';

type Failure = Detail['failures'][number];

const outcomes: Record<Failure['outcome'], string> = {
  failed: t`Something was in the way`,
  died: t`The server stopped`,
  'set aside': t`Set aside`,
};

const shown = 8;

/** Every attempt to understand it that did not end well, and the one that did. */
export function Tries({ item }: { item: Detail }) {
  const { failures, attempts, state, settledAt } = item;
  const hidden = Math.max(0, failures.length - shown);
  return (
    <Pane title={t`What was tried`}>
      {failures.length === 0 && state !== 'understood' ? (
        <p className="muted">{attempts === 0 ? t`Nothing yet.` : t`It was understood at the first look.`}</p>
      ) : (
        <ol className={styles.tries}>
          {hidden > 0 ? (
            <li>
              <span />
              <span className="muted">
                {t`${plural(hidden, { one: '# earlier attempt', other: '# earlier attempts' })}`}
              </span>
            </li>
          ) : null}
          {failures.slice(hidden).map((failure) => (
            <li key={`${failure.number} ${failure.begunAt}`}>
              <Moment at={failure.begunAt} />
              <div>
                <b>
                  {failure.number}. {outcomes[failure.outcome]}
                </b>
                <p>{failure.reason}</p>
              </div>
            </li>
          ))}
          {state === 'understood' && settledAt !== null ? (
            <li>
              <Moment at={settledAt} />
              <b>
                {attempts}. {t`Understood`}
              </b>
            </li>
          ) : null}
        </ol>
      )}
    </Pane>
  );
}
