import { ph, t } from '@lingui/core/macro';
import { sayReason } from '#core/contract/reasons.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import type { Summary } from '../summary.ts';
import { withReason } from './asking.ts';
import { reasonName } from './reason-words.ts';

type Known = Pick<Summary, 'id' | 'version' | 'reason' | 'stage'>;

interface Said {
  reason: string | null;
  stage?: Stage | null;
}

/** Says why the customer got in touch, with a way back in the toast. */
export function say({ id, version, reason, stage }: Known, said: Said): Promise<void> {
  const sameStage = said.stage === undefined || said.stage === stage;
  if (said.reason === (reason?.id ?? null) && sameStage) return Promise.resolve();
  return attempt(async () => {
    const after = await call(sayReason, { id, version, ...said });
    const back = () => call(sayReason, { id, version: after.version, reason: reason?.id ?? null, stage });
    toast({ text: wordsOf(after), about: id, undo: () => void attempt(back) });
  });
}

/** Goes on when it is known why the customer got in touch, or nobody says it. */
export function withReasonSaid(conversation: Summary, go: () => void): Promise<void> {
  const { id, version } = conversation;
  return withReason(conversation, (reason) => {
    if (reason === undefined) return go();
    void attempt(() => call(sayReason, { id, version, reason })).then(go);
  });
}

const inStage: Record<Stage, (said: string) => string> = {
  before: (said) => t`${said}, before the purchase`,
  during: (said) => t`${said}, during the purchase`,
  after: (said) => t`${said}, after the purchase`,
};

function wordsOf({ reason, stage }: Pick<Summary, 'reason' | 'stage'>): string {
  const said = reason === null ? t`No reason` : t`Reason: ${ph({ reason: reasonName(reason) })}`;
  return stage === null ? said : inStage[stage](said);
}
