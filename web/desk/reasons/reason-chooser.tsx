import type { ComponentProps, ReactElement } from 'react';
import { Chooser } from '../chooser.tsx';
import type { ReasonChoice } from './reason-choice.tsx';
import type { useChoice } from './use-choice.ts';

interface ReasonChooserProps extends Omit<ComponentProps<typeof ReasonChoice>, 'leave'> {
  of: ReturnType<typeof useChoice>;
  className: string | undefined;
  /** The button under which it opens, with what a click on it does. */
  button(turn: () => void): ReactElement;
}

/** Reasons to choose from under a button. */
export function ReasonChooser({ of: { Choice, open, close }, className, button, ...list }: ReasonChooserProps) {
  const opened = Choice !== undefined;
  return (
    <Chooser
      opened={opened}
      open={open}
      close={close}
      width={300}
      className={className}
      button={button(opened ? close : open)}
    >
      {opened ? <Choice {...list} leave={close} /> : null}
    </Chooser>
  );
}
