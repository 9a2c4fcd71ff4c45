import { Fragment, useState, type ReactNode } from 'react';
import { Button, Modal, type ButtonProps } from '@mantine/core';
import { StartAfresh } from './afresh.ts';

interface DialogProps extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection'> {
  /** The words of the button that opens it. */
  open: ReactNode;
  title: string;
  wide?: boolean;
  /** The content; `close` takes it away. */
  children: (close: () => void) => ReactNode;
}

/** A button and the dialog it opens. The content is made anew each time, so a form starts fresh. */
export function Dialog({ open, title, wide = false, children, ...button }: DialogProps) {
  const [opened, setOpened] = useState(false);
  const [round, setRound] = useState(0);
  const close = () => setOpened(false);
  return (
    <>
      <Button {...button} onClick={() => setOpened(true)}>
        {open}
      </Button>
      <Modal opened={opened} onClose={close} title={title} size={wide ? 640 : 480}>
        <StartAfresh value={() => setRound((before) => before + 1)}>
          <Fragment key={round}>{children(close)}</Fragment>
        </StartAfresh>
      </Modal>
    </>
  );
}
