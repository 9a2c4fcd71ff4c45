import { useEffect, useRef } from 'preact/hooks';
import type { WireFile } from '../wire.ts';
import { useAround } from './context.ts';
import { Icon } from './icons.tsx';

interface Props {
  file: WireFile;
  picture: ImageBitmap;
  onClose(): void;
}

/** A picture as large as the screen, still on a canvas: the page's policy need not allow pictures of ours. */
export function Preview({ file, picture, onClose }: Props) {
  const { chat, say } = useAround();
  const boxRef = useRef<HTMLDialogElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = canvasRef.current;
    if (canvas) {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
    }
    boxRef.current?.showModal();
  }, [picture]);
  return (
    <dialog
      ref={boxRef}
      class="preview"
      aria-label={say('picture', { name: file.name })}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && boxRef.current?.close()}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <div class="preview-head">
        <a
          class="round"
          href={chat.wire.origin + file.url}
          target="_blank"
          rel="noopener"
          aria-label={say('download', { name: file.name })}
        >
          <Icon name="file" />
        </a>
        <bdi class="file-name">{file.name}</bdi>
        <button type="button" class="round" aria-label={say('back')} onClick={() => boxRef.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      <canvas ref={canvasRef} aria-hidden="true" />
    </dialog>
  );
}
