import { useNavigate } from '@tanstack/react-router';
import { goesByMail } from '#core/channels/channel.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { wantAnswer } from '../answer-wanted.ts';
import type { Ended } from './ended.ts';

export type Why = keyof Ended['beginnings'];

/** Opens the conversation with an answer begun; nothing goes until it is sent. */
export function useWritingAgain() {
  const navigate = useNavigate();
  return ({ conversation: { id, channel }, beginnings }: Ended, why: Why) => {
    const text = beginnings[why];
    wantAnswer({ conversation: id, beginning: goesByMail(channel) ? markedOfPlain(text) : text });
    void navigate({ to: '/inbox/$conversation', params: { conversation: id }, search: { view: 'resolved' } });
  };
}
