import { ph, t } from '@lingui/core/macro';
import { useState } from 'react';
import { FileInput } from '@mantine/core';
import { cancelImport } from '#core/contract/import.ts';
import { useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { Failure } from '../../ui/failure.tsx';
import { listed } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { megabytes } from './megabytes.ts';
import styles from '../settings.module.css';
import type { Import } from './states.ts';
import { upload, useUpload } from './uploads.ts';

function namesOf(files: Import['files']): string {
  return listed(files.map(({ name }) => name));
}

/** Sends the bytes; a reload or another tab goes on with the same file where it stopped. */
export function UploadStep({ data }: { data: Import }) {
  const sending = useUpload(data.id);
  const cancel = useWrite(cancelImport, { outdates: ['import.'], onError: toastError });
  const total = data.files.reduce((sum, { size }) => sum + size, 0);
  const received = data.files.reduce((sum, file) => sum + file.received, 0);
  const going = sending !== undefined && sending.error === undefined;
  return (
    <Pane
      title={t`Uploading`}
      about={t`Keep this tab open until the bytes are there; a lost connection is waited out.`}
    >
      <div className={styles.lines}>
        <Progress
          label={namesOf(data.files)}
          done={megabytes(Math.max(sending?.sent ?? 0, received))}
          total={megabytes(total)}
          unit="MB"
          cancel={() => cancel.mutate({ id: data.id })}
          cancelling={cancel.isPending}
        />
        {sending?.error === undefined ? null : <Failure error={sending.error} />}
        {going ? null : <GoOn data={data} />}
      </div>
    </Pane>
  );
}

/** After a reload the browser no longer has the files: the same ones are chosen again. */
function GoOn({ data }: { data: Import }) {
  const waiting = data.files.filter(({ received, size }) => received < size);
  const [wrong, setWrong] = useState(false);
  const goOn = (chosen: File[]) => {
    const found = waiting.flatMap(({ role, name, size }) => {
      const file = chosen.find((one) => one.name === name && one.size === size);
      return file === undefined ? [] : [[role, file] as const];
    });
    setWrong(found.length === 0);
    if (found.length > 0) void upload(data.id, new Map(found.toReversed()));
  };
  return (
    <FileInput
      label={t`Choose the same file again to go on`}
      description={t`Still awaited: ${ph({ files: namesOf(waiting) })}. What has arrived is kept.`}
      placeholder={t({ message: 'Choose', comment: 'a file' })}
      multiple
      error={wrong ? t`That is another file: name and size must be the same` : undefined}
      onChange={goOn}
    />
  );
}
