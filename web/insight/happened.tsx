import { t } from '@lingui/core/macro';
import { annotationKinds } from '#core/insight/annotation-kinds.ts';
import { plainDay } from '../ui/format.ts';
import { KindShape, kindNames } from './annotation-kinds.tsx';
import { toggleKind, useHiddenKinds } from './hidden-kinds.ts';
import styles from './insight.module.css';
import type { Said } from './said-of-days.ts';

export const happenedHead = t`What happened`;

/** In a table, where no shape can stand: `Release: New prices`. */
export function happenedWords({ kind, words }: Pick<Said, 'kind' | 'words'>): string {
  return `${kindNames[kind]}: ${words}`;
}

interface HappenedProps {
  /** All that lies in the chart, and what of it is said in words. */
  all: readonly Said[];
  said: readonly Said[];
}

/** What happened in the time of a chart: a legend by which kinds are shown or not, and each in words. */
export function Happened({ all, said }: HappenedProps) {
  const hidden = useHiddenKinds();
  const kinds = annotationKinds.filter((kind) => all.some((one) => one.kind === kind));
  return (
    <div className={styles.happenedBox}>
      <div className={styles.kinds} role="group" aria-label={t`What happened, by kind`}>
        {kinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={!hidden.has(kind)} onClick={() => toggleKind(kind)}>
            <KindShape kind={kind} /> {kindNames[kind]}
          </button>
        ))}
      </div>
      {said.length === 0 ? null : (
        <ul className={styles.happened} aria-label={happenedHead}>
          {said.map(({ id, kind, day, words }) => (
            <li key={id}>
              <KindShape kind={kind} /> <span className="muted">{kindNames[kind]}</span>{' '}
              <b>{plainDay(day, { year: true })}</b> {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
