import { t } from '@lingui/core/macro';
import { annotationKinds, type AnnotationKind } from '#core/insight/annotation-kinds.ts';
import styles from './insight.module.css';

export const kindNames: Record<AnnotationKind, string> = {
  release: t({ message: 'Release', context: 'what happened on a day' }),
  incident: t({ message: 'Incident', context: 'what happened on a day' }),
  campaign: t({ message: 'Campaign', context: 'what happened on a day' }),
  other: t({ message: 'Other', context: 'what happened on a day' }),
};

export const kindChoices = annotationKinds.map((value) => ({ value, label: kindNames[value] }));

/** Told apart by their outlines, in a box of 10 by 10: no colour says it alone. */
export const kindPaths: Record<AnnotationKind, string> = {
  release: 'M5 1 L9.5 9 L0.5 9 Z',
  incident: 'M5 0 L10 5 L5 10 L0 5 Z',
  campaign: 'M1 1 L9 1 L9 9 L1 9 Z',
  other: 'M5 1 A4 4 0 1 1 5 9 A4 4 0 1 1 5 1 Z',
};

/** The shape of a kind, beside its word. */
export function KindShape({ kind }: { kind: AnnotationKind }) {
  return (
    <svg className={styles.shape} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={kindPaths[kind]} />
    </svg>
  );
}
