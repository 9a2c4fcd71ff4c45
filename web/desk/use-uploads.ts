import { useRef, useState } from 'react';
import { problemFrom } from '#core/contract/problems.ts';
import { sentenceOf } from '../app/error-words.ts';
import { Unreachable } from '../app/api.ts';
import { bytes } from '../ui/format.ts';
import type { Draft } from './drafts.ts';

type Upload = Draft['uploads'][number];

/** A file on its way to the server, or one that did not get there. */
export interface Uploading {
  key: string;
  name: string;
  type: string;
  size: number;
  /** From 0 to 1. */
  done: number;
  error: string | null;
}

const largest = 25 * 1024 * 1024;
const most = 20;

function nameOf(file: File): string {
  return file.name.trim().slice(0, 200) || 'file';
}

/** Sends one file; with XMLHttpRequest, for fetch tells nothing about its progress. */
function sendFile(file: File, told: (done: number) => void): { sent: Promise<string>; stop: () => void } {
  const request = new XMLHttpRequest();
  const sent = new Promise<string>((resolve, reject) => {
    request.open('POST', `/api/v1/uploads?name=${encodeURIComponent(nameOf(file))}`);
    request.setRequestHeader('x-throughline', 'console');
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('load', () => {
      const answer = request.response as { id?: unknown } | null;
      if (request.status === 201 && typeof answer?.id === 'string') resolve(answer.id);
      else reject(problemFrom(answer));
    });
    request.send(file);
  });
  return { sent, stop: () => request.abort() };
}

/** Files that are attached: those on their way are here, those that arrived go to `add`. */
export function useUploads(add: (file: Upload) => void, attached: number) {
  const [going, setGoing] = useState<readonly Uploading[]>([]);
  const stops = useRef(new Map<string, () => void>());
  const put = (key: string, change: Partial<Uploading>) =>
    setGoing((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => {
    stops.current.get(key)?.();
    stops.current.delete(key);
    setGoing((all) => all.filter((one) => one.key !== key));
  };
  const begin = async (file: File) => {
    const key = crypto.randomUUID();
    const about = { name: nameOf(file), type: file.type, size: file.size };
    const error =
      file.size > largest
        ? `is ${bytes(file.size)}; at most ${bytes(largest)} can be sent`
        : file.size === 0
          ? 'is empty'
          : null;
    setGoing((all) => [...all, { key, ...about, done: 0, error }]);
    if (error !== null) return;
    const { sent, stop } = sendFile(file, (done) => put(key, { done }));
    stops.current.set(key, stop);
    try {
      add({ id: await sent, ...about });
      drop(key);
    } catch (failure) {
      put(key, { error: `was not attached: ${sentenceOf(failure)}` });
    }
  };
  const attach = (files: Iterable<File>) => {
    const room = Math.max(0, most - attached - going.length);
    for (const file of [...files].slice(0, room)) void begin(file);
  };
  return { going, attach, drop, busy: going.some(({ error }) => error === null) };
}
