import { Button } from '@mantine/core';
import { signOut } from '#core/contract/session.ts';
import { useWrite } from '../app/read.ts';
import { restartEverywhere } from '../app/session.ts';
import { toastError } from '../app/toast.tsx';
import { AccessFrame } from './frame.tsx';
import { words } from './words.ts';

/** Signed in, but in no company any more. */
export function NoWorkspacePage() {
  const leave = useWrite(signOut, { onDone: () => restartEverywhere('/sign-in'), onError: toastError });
  return (
    <AccessFrame title={words.inNoCompany} about={words.inNoCompanyAbout}>
      <Button variant="default" onClick={() => leave.mutate({})}>
        {words.signOut}
      </Button>
    </AccessFrame>
  );
}
