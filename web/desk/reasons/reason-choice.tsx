import type { ComponentProps } from 'react';
import { ReasonList } from './reason-list.tsx';
import { StageChoice } from './stage-choice.tsx';

type ReasonChoiceProps = ComponentProps<typeof ReasonList> & { stages?: ComponentProps<typeof StageChoice> };

/** Reasons to choose from, and the stage where it is asked for. */
export function ReasonChoice({ stages, ...list }: ReasonChoiceProps) {
  return (
    <>
      <ReasonList {...list} />
      {stages === undefined ? null : <StageChoice {...stages} />}
    </>
  );
}
