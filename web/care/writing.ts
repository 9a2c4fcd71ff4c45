import { useNavigate } from '@tanstack/react-router';
import { channelKinds, goesByMail } from '#core/channels/channel.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { wantAnswer } from '../desk/answer-wanted.ts';
import type { Recovery } from './case-words.ts';

/** Opens the conversation of a case with an answer begun, or a new one with the customer; nothing goes until it is sent. */
export function useWriting({
  conversation,
  channel,
  customer,
}: Pick<Recovery, 'conversation' | 'channel' | 'customer'>) {
  const navigate = useNavigate();
  const byMail = channelKinds.some((kind) => kind === channel && goesByMail(kind));
  return (plain: string, marked?: string) => {
    if (conversation === null) return void navigate({ to: '/inbox/new', search: { to: customer.id } });
    wantAnswer({ conversation: conversation.id, beginning: byMail ? (marked ?? markedOfPlain(plain)) : plain });
    return void navigate({ to: '/inbox/$conversation', params: { conversation: conversation.id }, search: {} });
  };
}
