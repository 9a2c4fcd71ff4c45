import { Anchor, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceOf } from './error-words.ts';
import { words } from './words.ts';

interface Toast {
  text: string;
  /** Takes back what was just done; shown for eight seconds. */
  undo?: () => void;
}

/** Says shortly that something was done, with a way back. */
export function toast({ text, undo }: Toast): void {
  const id = crypto.randomUUID();
  const back = () => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo === undefined ? 4000 : 8000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="lg">
        <span>{text}</span>
        {undo === undefined ? null : (
          <Anchor component="button" type="button" onClick={back} fw={600} fz="md">
            {words.undo}
          </Anchor>
        )}
      </Group>
    ),
  });
}

/** Says what went wrong; for errors that belong to no field and no part of the page. */
export function toastError(error: unknown): void {
  notifications.show({ message: sentenceOf(error), color: 'bad', autoClose: 10_000 });
}
