import { t } from '@lingui/core/macro';
import { checkDefinition } from '#core/listening/survey/check-definition.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { State } from '../../ui/badge.tsx';
import { Pane } from '../../ui/page.tsx';
import styles from './editor.module.css';

/** What keeps a definition from being published, and what is worth a look. */
export function Findings({ definition }: { definition: SurveyDefinition }) {
  const findings = checkDefinition(definition);
  if (findings.length === 0) return null;
  return (
    <Pane title={t`Worth a look`}>
      <ul className={styles.findings}>
        {findings.map(({ code, severity, at, property, message }) => (
          <li key={`${code} ${at} ${property ?? ''} ${message}`}>
            <State tone={severity === 'error' ? 'bad' : 'warn'}>{message}</State>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
