import { lazy } from 'react';
import type { PickProps } from './choose-conversation.tsx';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const ChooseConversation = lazy(async () => ({
  default: (await import('./choose-conversation.tsx')).ChooseConversation,
}));

/** Chooses another conversation; comes when it is asked for. */
export function PickConversation(props: PickProps) {
  return (
    <ComingDialog>
      <ChooseConversation {...props} />
    </ComingDialog>
  );
}
