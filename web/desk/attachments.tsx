import { IconFile, IconFileTypePdf, IconMusic, IconVideo } from '@tabler/icons-react';
import { bytes } from '../ui/format.ts';
import type { MessageItem } from './items.ts';
import styles from './items.module.css';

const pictures = /^image\/(png|jpeg|gif|webp)$/;

/** An icon for a kind of file. */
export function FileIcon({ type }: { type: string }) {
  const look = { size: 17, stroke: 1.6, 'aria-hidden': true } as const;
  if (type === 'application/pdf') return <IconFileTypePdf {...look} />;
  if (type.startsWith('audio/')) return <IconMusic {...look} />;
  if (type.startsWith('video/')) return <IconVideo {...look} />;
  return <IconFile {...look} />;
}

/** The files of a message: pictures are shown, others named with their size. */
export function Attachments({ message, files }: { message: string; files: MessageItem['files'] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Attachments">
      {files.map(({ id, name, type, size }) => {
        const href = `/api/v1/messages/${message}/files/${id}`;
        return (
          <li key={id}>
            {pictures.test(type) ? (
              <a
                href={href}
                target="_blank"
                rel="noopener"
                className={styles.picture}
                title={`${name}, ${bytes(size)}`}
              >
                <img src={href} alt={name} loading="lazy" />
              </a>
            ) : (
              <a href={href} target="_blank" rel="noopener" className={styles.file}>
                <FileIcon type={type} />
                <span>{name}</span>
                <small>{bytes(size)}</small>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
