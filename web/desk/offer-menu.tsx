import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { ActionIcon, Modal, Skeleton, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLayoutGridAdd } from '@tabler/icons-react';
import type { Conversation } from './summary.ts';

const OfferForm = lazy(async () => ({ default: (await import('./offer-form.tsx')).OfferForm }));

/** In a chat: answers to choose from, and cards. */
export function OfferMenu({ conversation: { id, channel } }: { conversation: Conversation }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (channel !== 'chat') return null;
  return (
    <>
      <Tooltip label={t`Answers to choose from, or a card`}>
        <ActionIcon aria-label={t`Answers to choose from, or a card`} onClick={open}>
          <IconLayoutGridAdd size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={close} title={t`Answers to choose from, or a card`} size={520}>
        <Suspense fallback={<Skeleton height={320} />}>
          <OfferForm conversation={id} done={close} />
        </Suspense>
      </Modal>
    </>
  );
}
