import { Anchor, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceOf } from './error-words.ts';
import { endUndo, offerUndo } from './undo.ts';
import { words } from './words.ts';

interface Toast {
  text: string;
  /** Takes back what was just done; shown for eight seconds. */
  undo?: () => void;
  /** What the way back is called, when it is not an undo. */
  way?: string;
  /** Milliseconds it stays; left out: as long as such a toast usually does. */
  stays?: number;
  /** What it is about: a newer toast about the same takes its place, for only the latest can be taken back. */
  about?: string;
}

const latest = new Map<string, string>();

/** Takes away the toast about something, because its way back leads nowhere any more. */
export function dropToast(about: string): void {
  const id = latest.get(about);
  if (id !== undefined) notifications.hide(id);
  latest.delete(about);
}

/** Says shortly that something was done, with a way back. */
export function toast({ text, undo, about, way = words.undo, stays }: Toast): void {
  const id = crypto.randomUUID();
  const before = about === undefined ? undefined : latest.get(about);
  if (before !== undefined) notifications.hide(before);
  if (about !== undefined) latest.set(about, id);
  const back = () => {
    endUndo(id);
    notifications.hide(id);
    undo?.();
  };
  if (undo !== undefined) offerUndo(id, back);
  notifications.show({
    id,
    onClose: () => endUndo(id),
    autoClose: stays ?? (undo === undefined ? 4000 : 8000),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="lg">
        <span>{text}</span>
        {undo === undefined ? null : (
          <Anchor component="button" type="button" onClick={back} fw={600} fz="md" aria-keyshortcuts="u">
            {way}
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
