import { useMemo } from 'react';
import { listPictures } from '#core/contract/surveys.ts';
import { send } from '../../../app/api.ts';
import { useRead } from '../../../app/read.ts';

/** Addresses of a survey's pictures by their ids. */
export function usePictures(survey: string): Readonly<Record<string, string>> {
  const { data } = useRead(listPictures, { id: survey });
  return useMemo(() => Object.fromEntries((data?.items ?? []).map(({ id, address }) => [id, address])), [data]);
}

/** Sends a picture for a survey and gives its id. Throws what the server says of it. */
export async function sendPicture(survey: string, file: File): Promise<string> {
  const answer = await send(`/api/v1/surveys/${survey}/pictures?name=${encodeURIComponent(file.name.slice(0, 200))}`, {
    method: 'POST',
    headers: { 'x-throughline': 'console', 'content-type': 'application/octet-stream' },
    body: file,
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}
