import { t } from '@lingui/core/macro';
import { IconQuote } from '@tabler/icons-react';
import { createCannedReply, deleteCannedReply, listCannedReplies } from '#core/contract/canned.ts';
import { call } from '../app/api.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { wordsIn } from '../desk/words/words-field.tsx';
import { CannedReplyForm } from './canned-reply-form.tsx';
import { OwnOrShared } from './own-or-shared.tsx';
import styles from './settings.module.css';

export function CannedRepliesPage() {
  const list = useRead(listCannedReplies, {});
  const may = useMay('conversation.reply');
  return (
    <OwnOrShared
      title={t`Canned replies`}
      about={t`Answers written once and used often. What is known of the customer is filled in when one is used.`}
      list={list}
      head={t({ message: 'Reply', context: 'noun' })}
      cell={(reply) => (
        <>
          <b>{reply.title}</b> {reply.shortcut === null ? null : <span className="muted">/{reply.shortcut}</span>}
          <div className={styles.clip}>{wordsIn(reply, { marked: false })}</div>
        </>
      )}
      add={may ? { open: t`Write one`, title: t`A new canned reply` } : undefined}
      empty={{
        icon: IconQuote,
        title: t`No canned replies yet`,
        words: t`Begin with the question you answer most often.`,
      }}
      form={(reply, close) => <CannedReplyForm reply={reply} close={close} />}
      remove={({ id }) => call(deleteCannedReply, { id })}
      putBack={({ title, text, marked, shortcut, own }) =>
        call(createCannedReply, { title, text, marked, shortcut, own })
      }
      outdates={['canned.']}
    />
  );
}
