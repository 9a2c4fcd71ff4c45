import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';
import { getCustomer } from '#core/contract/customers.ts';
import { useRead } from '../app/read.ts';
import { useTakenBack } from './begin/aside.ts';
import { usePlace } from './place.ts';

const BeginForm = lazy(async () => ({ default: (await import('./begin/begin-form.tsx')).BeginForm }));

/** Writes to somebody first, by mail or in their chat. */
export function NewConversation({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={t`New conversation`} size={680}>
      <Suspense fallback={<Skeleton height={420} />}>
        <ForWhom />
      </Suspense>
    </Modal>
  );
}

/** Opened from a customer's page it is for them. */
function ForWhom() {
  const { to } = usePlace();
  const { data, error } = useRead(getCustomer, { id: to ?? '' }, { enabled: to !== undefined });
  const takenBack = useTakenBack();
  if (to === undefined || error !== null) return <BeginForm key={takenBack} />;
  if (data?.id === undefined) return <Skeleton height={420} />;
  return <BeginForm key={to} to={{ id: data.id, name: data.name }} />;
}
