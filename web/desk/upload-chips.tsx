import { t } from '@lingui/core/macro';
import { ActionIcon } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { bytes } from '../ui/format.ts';
import { FileIcon } from './attachments.tsx';
import type { Draft } from './drafts.ts';
import type { Uploading } from './use-uploads.ts';
import styles from './composer.module.css';

interface UploadChipsProps {
  files: Draft['uploads'];
  going: readonly Uploading[];
  remove(id: string): void;
  drop(key: string): void;
}

/** What is attached to the answer, and how far the rest has come. */
export function UploadChips({ files, going, remove, drop }: UploadChipsProps) {
  if (files.length === 0 && going.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t`Attached`}>
      {files.map(({ id, name, type, size }) => (
        <li key={id} className={styles.chip}>
          <FileIcon type={type} />
          <span className={styles.chipName}>{name}</span>
          <small>{bytes(size)}</small>
          <Off name={name} off={() => remove(id)} />
        </li>
      ))}
      {going.map(({ key, name, type, done, error, again }) => (
        <li key={key} className={styles.chip} data-failed={error !== null}>
          <FileIcon type={type} />
          <span className={styles.chipName}>{name}</span>
          <small role={error === null ? undefined : 'alert'}>{error ?? `${Math.round(done * 100)} %`}</small>
          {error === null ? <progress value={done} aria-label={t`Attaching ${name}`} /> : null}
          {again === null ? null : (
            <ActionIcon size={22} onClick={again} aria-label={t`Attach ${name} once more`}>
              <IconRefresh size={14} stroke={1.8} />
            </ActionIcon>
          )}
          <Off name={name} off={() => drop(key)} />
        </li>
      ))}
    </ul>
  );
}

function Off({ name, off }: { name: string; off: () => void }) {
  return (
    <ActionIcon size={22} onClick={off} aria-label={t`Take ${name} away`}>
      <IconX size={14} stroke={1.8} />
    </ActionIcon>
  );
}
