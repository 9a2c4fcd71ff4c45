import { ph, t } from '@lingui/core/macro';
import { goesByMail } from '#core/channels/channel.ts';
import { runMacro, undoMacro } from '#core/contract/macros.ts';
import { readWriting } from '#core/contract/outgoing.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { keyOf, startsWithAny } from '../../app/read.ts';
import { dropToast, toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import type { Conversation } from '../summary.ts';

interface MacroRun {
  macro: { id: string; title: string };
  conversation: Conversation;
  newest: string | null;
  /** The answer as it was looked at; null: the macro answers nothing. */
  answer: string | null;
  /** The answer has marks. */
  marked: boolean;
  /** Of one press of the button. */
  key: string;
}

/** Does all that a macro says, and offers the way back. Throws what the server refuses. */
export async function runIt({ macro, conversation, newest, answer, marked, key }: MacroRun): Promise<void> {
  const { id, version, channel, assignee, held } = conversation;
  const mail = goesByMail(channel) && answer !== null;
  const writing = mail
    ? await queryClient.ensureQueryData({ queryKey: keyOf(readWriting, {}), queryFn: () => call(readWriting, {}) })
    : undefined;
  const extras =
    answer === null
      ? {}
      : { answer, marked, seen: newest, guard: { owner: assignee?.id ?? null, held: held.map((one) => one.id) } };
  const { run } = await call(
    runMacro,
    { id, version, macro: macro.id, undoFor: writing?.undoSeconds ?? 0, signature: mail, ...extras },
    { idempotencyKey: key },
  );
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.']) });
  offerBack(macro.title, { ...run, conversation: id, answered: answer !== null });
}

interface Done {
  id: string;
  conversation: string;
  held: { id: string; dueAt: string } | null;
  answered: boolean;
}

function offerBack(title: string, { id, conversation, held, answered }: Done): void {
  const about = held === null ? conversation : `held ${held.id}`;
  const undo = () => {
    dropToast(about);
    void attempt(() => call(undoMacro, { id }));
  };
  const left = held === null ? 0 : Date.parse(held.dueAt) - Date.now();
  if (left > 0)
    return toast({
      text: t`“${title}” is done; its answer goes out in ${ph({ seconds: Math.ceil(left / 1000) })} s`,
      about,
      undo,
      stays: left,
    });
  toast({
    text: answered ? t`“${title}” is done, and answered. Undo takes back all but the answer` : t`“${title}” is done`,
    about,
    undo,
  });
}
