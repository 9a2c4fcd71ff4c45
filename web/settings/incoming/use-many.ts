import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { incomingLimits } from '#core/channels/incoming-limits.ts';
import { changeManyIncoming } from '#core/contract/incoming.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';
import { startsWithAny } from '../../app/read.ts';
import { toast, toastError } from '../../app/toast.tsx';

type Deed = WireInputOf<typeof changeManyIncoming>['deed'];

/** Which mails: some by their ids, or all that are set aside and have these words. */
export type Which = { ids: readonly string[] } | { all: number | null; words: string; before: string };

export interface Progress {
  label: string;
  done: number;
  /** Null while it is not known. */
  of: number | null;
}

const { atOnce } = incomingLimits;
const about = 'incoming-many';
const doing: Record<Deed, string> = { retry: t`Trying again`, discard: t`Giving up`, restore: t`Taking back` };
const said: Record<Deed, (mails: number) => string> = {
  retry: (mails) => t`${plural(mails, { one: '# mail being tried again', other: '# mails being tried again' })}`,
  discard: (mails) => t`${plural(mails, { one: '# mail given up', other: '# mails given up' })}`,
  restore: (mails) => t`${plural(mails, { one: '# mail taken back', other: '# mails taken back' })}`,
};

async function doSome(deed: Deed, ids: readonly string[], onStep: (done: number) => void): Promise<string[]> {
  const done: string[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const answer = await call(changeManyIncoming, { deed, ids: ids.slice(from, from + atOnce) });
    done.push(...answer.done);
    onStep(from + atOnce);
  }
  return done;
}

interface All {
  words: string;
  before: string;
}

async function doAll(deed: Deed, { words, before }: All, onStep: (done: number) => void): Promise<string[]> {
  const done: string[] = [];
  let after: string | undefined;
  do {
    const rest = after === undefined ? {} : { after };
    const answer = await call(changeManyIncoming, { deed, words, before, ...rest });
    done.push(...answer.done);
    after = answer.next ?? undefined;
    onStep(done.length);
  } while (after !== undefined);
  return done;
}

/** The same with many mails, two hundred at a time, with how far it is; giving up can be taken back. */
export function useMany(): { progress: Progress | null; run(deed: Deed, which: Which): Promise<void> } {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const run = async (deed: Deed, which: Which): Promise<void> => {
    const of = 'ids' in which ? which.ids.length : which.all;
    const onStep = (done: number) =>
      setProgress({ label: doing[deed], done: of === null ? done : Math.min(done, of), of });
    onStep(0);
    try {
      const done = 'ids' in which ? await doSome(deed, which.ids, onStep) : await doAll(deed, which, onStep);
      toast({
        text: said[deed](done.length),
        about,
        ...(deed === 'discard' ? { undo: () => void run('restore', { ids: done }) } : {}),
      });
    } catch (error) {
      toastError(error);
    } finally {
      setProgress(null);
      void client.invalidateQueries({
        predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['incoming.', 'alarm.']),
      });
    }
  };
  return { progress, run };
}
