import { t } from '@lingui/core/macro';
import { markedOfPlain } from '#core/marked/write.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { recallFromSide } from '#core/contract/sides.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import type { SideDraft } from './draft.ts';
import { putBack } from './draft-store.ts';
import { showBeside } from './opened.ts';

type Recalled = WireOutputOf<typeof recallFromSide>;

function draftFrom({ text, marked, to, uploads, ...rest }: Recalled): SideDraft {
  const { subject, quotes, along, copies, mailbox, sender, signed, begun } = rest;
  const address = to.name === '' ? to.address : `${to.name.replaceAll(/[",;<>]/g, ' ')} <${to.address}>`;
  return {
    to: begun ? address : '',
    subject: begun ? subject : '',
    text: marked ?? markedOfPlain(text),
    uploads,
    quotes,
    along,
    copies,
    mailbox,
    sender,
    signed,
  };
}

/** Takes a mail back before it goes: all that was written stands in the box again that it came from. */
export async function takeBack(about: {
  conversation: string;
  side: string;
  message: string;
  owner: string;
}): Promise<void> {
  const { conversation, side, message, owner } = about;
  const back = await call(recallFromSide, { id: conversation, side, message });
  const draft = draftFrom(back);
  putBack({ owner, conversation, side: back.begun ? null : side }, draft);
  showBeside(null);
  showBeside(
    back.begun ? { conversation, quotes: draft.quotes, forward: draft.quotes.length > 0 } : { conversation, side },
  );
  toast({ text: t`Taken back: nothing was sent`, about: side });
}
