import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconPencilPlus, IconX } from '@tabler/icons-react';
import { addAnnotation, removeAnnotation, type listAnnotations } from '#core/contract/control.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { plainDay } from '../ui/format.ts';
import { Loading } from '../ui/states.tsx';
import { KindShape, kindNames } from './annotation-kinds.tsx';
import styles from './insight.module.css';

const AnnotationForm = lazy(async () => ({ default: (await import('./annotation-form.tsx')).AnnotationForm }));

/** What shows what was said of days. */
export const told = ['insight.control', 'insight.annotations'];

export type Annotation = WireOutputOf<typeof listAnnotations>['items'][number];

/** What was said of the days of a chart. */
export function Annotations({ annotations }: { annotations: readonly Annotation[] }) {
  const mayChange = useMay('insight.manage');
  const add = useWrite(addAnnotation, { outdates: told, onError: toastError });
  const remove = useWrite(removeAnnotation, { outdates: told, onError: toastError });
  const take = ({ id, ...said }: Annotation) => {
    const undo = () => add.mutate(said);
    remove.mutate({ id }, { onSuccess: () => toast({ text: t`Removed`, undo }) });
  };
  if (annotations.length === 0) return null;
  return (
    <ul className={styles.said}>
      {annotations.map((one) => (
        <li key={one.id}>
          <span>
            <KindShape kind={one.kind} /> <span className="muted">{kindNames[one.kind]}</span>{' '}
            <b>{plainDay(one.day, { year: true })}</b> {one.words}
            {one.anew ? (
              <span className="muted">
                {' · '}
                <Trans>limits begin anew</Trans>
              </span>
            ) : null}
          </span>
          {mayChange ? (
            <ActionIcon
              variant="subtle"
              size={24}
              aria-label={t`Remove ${ph({ words: one.words })}`}
              title={t`Remove`}
              onClick={() => take(one)}
            >
              <IconX size={14} stroke={1.7} />
            </ActionIcon>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Opens the form in which somebody says what happened on a day. */
export function Annotate({ today }: { today: string }) {
  if (!useMay('insight.manage')) return null;
  return (
    <Dialog
      open={t`Say what happened`}
      variant="default"
      size="compact-sm"
      leftSection={<IconPencilPlus size={15} stroke={1.7} />}
      title={t`What happened on a day`}
    >
      {(close) => (
        <Suspense fallback={<Loading rows={3} />}>
          <AnnotationForm today={today} onClose={close} />
        </Suspense>
      )}
    </Dialog>
  );
}
