import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMoodHeart, IconX } from '@tabler/icons-react';
import { changeOwnWarmth } from '#core/contract/warmth.ts';
import { warmthHints, type WarmthHint } from '#core/desk/warmth/warmth.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import { shortName, type Conversation } from '../summary.ts';
import { lastWords } from './last-words.ts';
import styles from './warmth.module.css';
import { localeOfPages } from '../../ui/format.ts';

interface WarmthHintsProps {
  text: string;
  conversation: Conversation;
}

/** How somebody without a name of their own is shown. */
const nameless = /@|^Visitor [0-9a-f]{4}$|^Erased customer$|^Unknown$/;

/** Says in one line what the answer could still have, a moment after the last letter. It keeps nothing back. */
export function WarmthHints({ text, conversation: { customer, items } }: WarmthHintsProps) {
  const [written] = useDebouncedValue(text, 500);
  const name = nameless.test(customer.name) ? null : customer.name;
  const hints = warmthHints({ answer: written, name, ...lastWords(items) });
  return (
    <div role="status">
      {hints.length === 0 ? null : (
        <p className={styles.line}>
          <IconMoodHeart size={15} stroke={1.7} aria-hidden="true" />
          <span>
            <Trans>Perhaps {ph({ hints: listed(hints.map((hint) => words(hint, name))) })}.</Trans>
          </span>
          <button
            type="button"
            className={styles.off}
            onClick={() => switchOwn(false)}
            aria-label={t`No warmth check for me`}
          >
            <IconX size={14} stroke={1.7} aria-hidden="true" />
          </button>
        </p>
      )}
    </div>
  );
}

function words(hint: WarmthHint, name: string | null): string {
  switch (hint.kind) {
    case 'greeting':
      return t({ message: 'greet them', comment: 'in: Perhaps greet them, thank them and …' });
    case 'name':
      return t`greet ${ph({ name: shortName(name ?? '') })} by name`;
    case 'thanks':
      return t`thank them`;
    case 'feeling':
      return t`take up how they feel (“${ph({ words: hint.words })}”)`;
  }
}

function listed(parts: readonly string[]): string {
  return new Intl.ListFormat(localeOfPages()).format(parts);
}

function switchOwn(on: boolean): void {
  void attempt(async () => {
    await call(changeOwnWarmth, { on });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['warmth.']) });
    if (!on) toast({ text: t`Your answers are not looked at any more`, about: 'warmth', undo: () => switchOwn(true) });
  });
}
