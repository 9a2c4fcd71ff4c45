import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';
import type { Conversation } from '../summary.ts';
import { askToRun, useAskedMacro } from './asked-macro.ts';

const MacroForm = lazy(async () => ({ default: (await import('./macro-form.tsx')).MacroForm }));

interface MacroPreviewProps {
  conversation: Conversation;
  /** The newest message on the screen. */
  newest: string | null;
}

/** What a macro would do in this conversation, before it does. */
export function MacroPreview({ conversation, newest }: MacroPreviewProps) {
  const asked = useAskedMacro();
  const here = asked?.conversation === conversation.id;
  const close = () => askToRun(undefined);
  return (
    <Modal opened={here} onClose={close} title={t`Run a macro`} size={560}>
      {here ? (
        <Suspense fallback={<Skeleton height={180} />}>
          <MacroForm macro={asked.macro} conversation={conversation} newest={newest} close={close} />
        </Suspense>
      ) : null}
    </Modal>
  );
}
