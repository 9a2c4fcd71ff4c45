import { t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { isPicture } from '#core/channels/picture-types.ts';
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
  /** Sends it once more; null when that would not help. */
  again: (() => void) | null;
}

const largest = 25_000_000;
const most = 20;

function nameOf(file: File): string {
  return file.name.trim().slice(0, 200) || 'file';
}

function aboutOf(file: File) {
  return { name: nameOf(file), type: file.type, size: file.size };
}

/** Why a file cannot be sent at all. */
function unfit({ size }: File): string | null {
  if (size === 0) return t({ message: 'is empty', comment: 'after the name of a file' });
  if (size <= largest) return null;
  const [given, allowed] = [bytes(size), bytes(largest)];
  return t({ message: `is ${given}; at most ${allowed} can be sent`, comment: 'after the name of a file' });
}

function notAttached(failure: unknown): string {
  const reason = sentenceOf(failure);
  return t({ message: `was not attached: ${reason}`, comment: 'after the name of a file' });
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
    request.addEventListener('abort', () => reject(new Unreachable()));
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
  const wanted = useRef(new Set<string>());
  const last = useRef(Promise.resolve());
  const put = (key: string, change: Partial<Uploading>) =>
    setGoing((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => {
    stops.current.get(key)?.();
    stops.current.delete(key);
    wanted.current.delete(key);
    setGoing((all) => all.filter((one) => one.key !== key));
  };
  const send = async (key: string, file: File, inline: boolean) => {
    if (!wanted.current.has(key)) return;
    const { sent, stop } = sendFile(file, (done) => put(key, { done }));
    stops.current.set(key, stop);
    try {
      add({ id: await sent, ...aboutOf(file), ...(inline ? { inline } : {}) });
      drop(key);
    } catch (failure) {
      put(key, { error: notAttached(failure), again: () => queue(key, file, inline) });
    }
  };
  // One after the other, so that they stand in the order in which they were given.
  const queue = (key: string, file: File, inline: boolean) => {
    wanted.current.add(key);
    put(key, { error: null, again: null, done: 0 });
    last.current = last.current.then(() => send(key, file, inline));
  };
  const begin = (file: File, inline: boolean) => {
    const key = crypto.randomUUID();
    const error = unfit(file);
    setGoing((all) => [...all, { key, ...aboutOf(file), done: 0, error, again: null }]);
    if (error === null) queue(key, file, inline);
  };
  /** `among`: pictures of these stand among the words. */
  const attach = (files: Iterable<File>, among = false) => {
    const room = Math.max(0, most - attached - going.length);
    for (const file of [...files].slice(0, room)) begin(file, among && isPicture(file.type));
  };
  return { going, attach, drop, busy: going.some(({ error }) => error === null) };
}
