import { useSyncExternalStore } from 'react';
import { getImport } from '#core/contract/import.ts';
import { Problem } from '#core/contract/problems.ts';
import { call, send, Unreachable } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny } from '../../app/read.ts';

/** An upload that this tab is sending; it goes on while one looks at other pages. */
export interface Upload {
  sent: number;
  total: number;
  error: unknown;
}

const chunk = 4 * 1024 * 1024;
const pause = 2_000;
const uploads = new Map<string, Upload>();
const hearers = new Set<() => void>();

function note(id: string, upload: Upload | undefined): void {
  if (upload === undefined) uploads.delete(id);
  else uploads.set(id, upload);
  for (const hear of hearers) hear();
}

/** The upload of an import, when this tab sends it. */
export function useUpload(id: string): Upload | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => uploads.get(id),
  );
}

async function receivedOf(id: string, role: string): Promise<number> {
  const { files } = await call(getImport, { id });
  return files.find((file) => file.role === role)?.received ?? 0;
}

async function sendChunk(id: string, role: string, part: { offset: number; bytes: Blob }): Promise<number> {
  const response = await send(`/api/v1/imports/${id}/files/${role}/bytes?offset=${part.offset}`, {
    method: 'PUT',
    headers: { 'x-throughline': 'console', 'content-type': 'application/octet-stream' },
    body: part.bytes,
  });
  const { received } = (await response.json()) as { received: number };
  return received;
}

function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && ['conflict', 'unavailable'].includes(error.type));
}

/** Sends one file from where the server stands; a lost connection is waited out. */
async function sendFile(id: string, role: string, given: { file: File; told: (sent: number) => void }): Promise<void> {
  const { file, told } = given;
  let offset = await receivedOf(id, role);
  while (offset < file.size) {
    try {
      offset = await sendChunk(id, role, { offset, bytes: file.slice(offset, offset + chunk) });
      told(offset);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      offset = await receivedOf(id, role).catch(() => offset);
    }
  }
}

/** Sends the files of an import, by role, one after the other. */
export async function upload(id: string, files: ReadonlyMap<string, File>): Promise<void> {
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  try {
    for (const [role, file] of files) {
      const base = before;
      await sendFile(id, role, { file, told: (sent) => note(id, { sent: base + sent, total, error: undefined }) });
      before += file.size;
    }
    note(id, undefined);
  } catch (error) {
    note(id, { sent: before, total, error });
  }
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['import.']) });
}
