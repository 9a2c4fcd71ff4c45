import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { whyIsItHere } from '#core/contract/arrange.ts';
import { useRead } from '../../app/read.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { whyWords } from './why-words.ts';
import styles from './arrange.module.css';

interface WhyProps {
  conversation: string;
  message: string;
  close: () => void;
}

/** Why a message stands in its conversation, in sentences, with the other conversation if one was named. */
export function WhyHere({ conversation, message, close }: WhyProps) {
  return (
    <Modal opened onClose={close} title={t`Why is it here?`} size={520}>
      <Reasons conversation={conversation} message={message} />
    </Modal>
  );
}

function Reasons({ conversation, message }: Omit<WhyProps, 'close'>) {
  const { data, error, refetch } = useRead(whyIsItHere, { id: conversation, message });
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (data === undefined) return <Loading rows={2} height={20} />;
  const other = data.decision?.other ?? null;
  return (
    <>
      <ul className={styles.reasons}>
        {whyWords(data).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {other === null || other.id === conversation ? null : (
        <p className={styles.other}>
          <Trans>
            The other conversation:{' '}
            <Link to="/inbox/$conversation" params={{ conversation: other.id }}>
              {ph({ conversation: nameOf(other) })}
            </Link>
          </Trans>
        </p>
      )}
    </>
  );
}

function nameOf({ subject, customer }: { subject: string; customer: string }): string {
  return subject === '' ? customer : t`${subject}, with ${customer}`;
}
