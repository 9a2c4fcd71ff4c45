import { useState, type ReactNode } from 'react';
import { Button, Modal, type ButtonProps } from '@mantine/core';
import { Failure } from './failure.tsx';
import styles from './ask-first.module.css';
import { words } from './words.ts';

interface AskFirstProps extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection' | 'disabled'> {
  /** The words of the button that opens the question. */
  children: ReactNode;
  title: string;
  /** What will be gone, and what stays. */
  about: ReactNode;
  /** The words of the button that does it: `Remove Amina`. */
  confirm: string;
  onConfirm: () => Promise<unknown>;
}

/** For what cannot be taken back: asks once, in plain words. Everything else is done at once with an undo. */
export function AskFirst({ children, title, about, confirm, onConfirm, ...button }: AskFirstProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const close = () => {
    setOpen(false);
    setFailure(undefined);
  };
  const run = async () => {
    setBusy(true);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="subtle" color="bad" size="compact-sm" {...button} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Modal opened={open} onClose={close} title={title}>
        <div className={styles.body}>
          <div>{about}</div>
          {failure === undefined ? null : <Failure error={failure} />}
          <div className={styles.foot}>
            <Button variant="default" onClick={close} data-autofocus>
              {words.keep}
            </Button>
            <Button color="bad" loading={busy} onClick={() => void run()}>
              {confirm}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
