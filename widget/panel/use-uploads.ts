import { useRef, useState } from 'preact/hooks';
import { chatLimits } from '#core/channels/chat-limits.ts';
import { randomId } from '../both/random-id.ts';
import { isRefusal } from '../both/refusal.ts';
import type { WireFile } from '../wire.ts';
import { useAround } from './context.ts';

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** Bytes that have gone out. */
  sent: number;
  /** Undefined while it is on its way. */
  file: WireFile | undefined;
}

/** Files that are handed in while the message is still being written. */
export function useUploads() {
  const { chat, say } = useAround();
  const [all, setAll] = useState<readonly Upload[]>([]);
  const latestRef = useRef(all);
  function change(next: readonly Upload[]): void {
    latestRef.current = next;
    setAll(next);
  }
  const remove = (key: string) => change(latestRef.current.filter((upload) => upload.key !== key));

  function complaint({ name, size }: File): string {
    if (size === 0) return say('emptyFile', { name });
    if (size > chatLimits.fileBytes) return say('tooBig', { name, max: chatLimits.fileBytes / 1024 / 1024 });
    return latestRef.current.length >= chatLimits.files ? say('tooMany', { max: chatLimits.files }) : '';
  }

  async function addOne(picked: File): Promise<void> {
    const { name, size } = picked;
    const wrong = complaint(picked);
    if (wrong !== '') return chat.notice(wrong);
    const key = randomId();
    change([...latestRef.current, { key, name, size, sent: 0, file: undefined }]);
    const put = (news: Partial<Upload>) =>
      change(latestRef.current.map((upload) => (upload.key === key ? { ...upload, ...news } : upload)));
    try {
      put({ file: await chat.upload(picked, (sent) => put({ sent })) });
    } catch (error) {
      remove(key);
      const large = isRefusal(error) && error.status === 413;
      chat.notice(
        large ? say('tooBig', { name, max: chatLimits.fileBytes / 1024 / 1024 }) : say('fileFailed', { name }),
      );
    }
  }

  return {
    all,
    done: all.flatMap(({ file }) => (file ? [file] : [])),
    busy: all.some(({ file }) => file === undefined),
    remove,
    clear: () => change([]),
    add(files: readonly File[]): void {
      if (files.length > 0) chat.notice('');
      for (const file of files) void addOne(file);
    },
  };
}
