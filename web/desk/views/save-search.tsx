import { ph, t } from '@lingui/core/macro';
import { Skeleton } from '@mantine/core';
import { filterOfSearch } from '#core/contract/views.ts';
import { useRead } from '../../app/read.ts';
import { ErrorState } from '../../ui/states.tsx';
import { ViewForm } from './view-form.tsx';
import { listed } from '../../ui/format.ts';
import styles from './views.module.css';

interface SaveSearchProps {
  words: string;
  /** The view in which it was looked for. */
  saved: string | undefined;
  close: () => void;
}

/** A new view that begins with what was looked for. */
export function SaveSearch({ words, saved, close }: SaveSearchProps) {
  const { data, error, refetch, isPlaceholderData } = useRead(filterOfSearch, {
    q: words,
    ...(saved === undefined ? {} : { saved }),
  });
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (data === undefined || isPlaceholderData) return <Skeleton height={420} />;
  const { filter, left } = data;
  return (
    <>
      {filter.subject === undefined && left.length === 0 ? null : (
        <p className={styles.about}>
          {filter.subject === undefined ? '' : t`A view looks for words in subjects only, not in all that was written.`}{' '}
          {left.length === 0 ? '' : t`No view can say ${ph({ words: listed(left) })}: it is left out.`}
        </p>
      )}
      <ViewForm filter={filter} close={close} />
    </>
  );
}
