import { t } from '@lingui/core/macro';
import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';

/** Chooses files that go with what is written. `hint`: what else can be done with them. */
export function AttachFiles({ attach, hint = t`Attach files` }: { attach(files: File[]): void; hint?: string }) {
  return (
    <FileButton multiple onChange={attach}>
      {(button) => (
        <Tooltip label={hint}>
          <ActionIcon {...button} aria-label={t`Attach files`}>
            <IconPaperclip size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
