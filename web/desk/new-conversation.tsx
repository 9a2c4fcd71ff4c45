import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';

const NewMail = lazy(async () => ({ default: (await import('./new-mail.tsx')).NewMail }));

/** Writes to somebody first, by mail. */
export function NewConversation({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Write to somebody" size={600}>
      <Suspense fallback={<Skeleton height={320} />}>
        <NewMail />
      </Suspense>
    </Modal>
  );
}
