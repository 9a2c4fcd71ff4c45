import { Button } from '@mantine/core';
import { signOut } from '#core/contract/session.ts';
import { useWrite } from '../app/read.ts';
import { restartEverywhere } from '../app/session.ts';
import { toastError } from '../app/toast.tsx';
import { AccessFrame } from './frame.tsx';

/** Signed in, but in no company any more. */
export function NoWorkspacePage() {
  const leave = useWrite(signOut, { onDone: () => restartEverywhere('/sign-in'), onError: toastError });
  return (
    <AccessFrame
      title="You are in no company"
      about="You were taken out of the last one, or it was removed. Ask its owner for a new invitation."
    >
      <Button variant="default" onClick={() => leave.mutate({})}>
        Sign out
      </Button>
    </AccessFrame>
  );
}
