import { useEffect, useRef, useState } from 'preact/hooks';
import { isPicture } from '#core/channels/picture-types.ts';
import type { WireFile } from '../wire.ts';
import { useAround } from './context.ts';
import { Icon } from './icons.tsx';
import { Preview } from './preview.tsx';

const largest = { width: 232, height: 200 };

export function Attachments({ files }: { files: readonly WireFile[] }) {
  return (
    <>
      {files.map((file) =>
        isPicture(file.type) ? <Picture key={file.id} file={file} /> : <Download key={file.id} file={file} />,
      )}
    </>
  );
}

function sizeOf(bytes: number, language: string): string {
  const small = bytes < 100 * 1024;
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: small ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: small ? 0 : 1,
  });
  return format.format(small ? bytes && Math.max(1, bytes / 1024) : bytes / 1024 / 1024);
}

interface FileNameProps {
  file: Pick<WireFile, 'name' | 'size'>;
  /** Bytes that have gone out, while it is on its way. */
  sent?: number | undefined;
}

export function FileName({ file, sent }: FileNameProps) {
  const { language } = useAround();
  const size = sizeOf(file.size, language);
  return (
    <>
      <Icon name="file" />
      <bdi class="file-name">{file.name}</bdi>
      <bdi class="size">{sent === undefined ? size : `${sizeOf(sent, language)} / ${size}`}</bdi>
      {sent !== undefined && <progress value={sent} max={file.size} aria-label={file.name} />}
    </>
  );
}

function Download({ file }: { file: WireFile }) {
  const { chat, say } = useAround();
  return (
    <a
      class="file"
      href={chat.wire.origin + file.url}
      target="_blank"
      rel="noopener"
      aria-label={say('download', { name: file.name })}
    >
      <FileName file={file} />
    </a>
  );
}

/** Draws on a canvas: the page's policy need not allow pictures from our host. */
function Picture({ file }: { file: WireFile }) {
  const { chat, say } = useAround();
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [broken, setBroken] = useState(false);
  const [large, setLarge] = useState(false);
  // The signature in the address is renewed now and then; the picture stays the same.
  const [address] = useState(chat.wire.origin + file.url);
  useEffect(() => {
    let gone = false;
    const loading = pictureAt(address);
    loading.then(
      (loaded) => {
        if (gone) return;
        draw(loaded, canvasRef.current);
        setPicture(loaded);
      },
      () => gone || setBroken(true),
    );
    return () => {
      gone = true;
      loading.then((loaded) => loaded.close()).catch(() => undefined);
    };
  }, [address]);
  if (broken) return <Download file={file} />;
  return (
    <>
      <button
        type="button"
        class="picture"
        data-shown={picture ? 'drawn' : 'loading'}
        aria-label={say('picture', { name: file.name })}
        aria-haspopup="dialog"
        onClick={() => setLarge(picture !== undefined)}
      >
        <canvas ref={canvasRef} width={largest.width} height={120} aria-hidden="true" />
      </button>
      {large && picture && <Preview file={file} picture={picture} onClose={() => setLarge(false)} />}
    </>
  );
}

async function pictureAt(address: string): Promise<ImageBitmap> {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return await createImageBitmap(await answer.blob());
}

function draw(picture: ImageBitmap, canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  const scale = Math.min(1, largest.width / picture.width, largest.height / picture.height);
  const [width, height] = [Math.max(24, picture.width * scale), Math.max(24, picture.height * scale)];
  const sharp = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
}
