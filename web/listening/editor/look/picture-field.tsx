import { useState } from 'react';
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPhoto, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { toastError } from '../../../app/toast.tsx';
import styles from './look.module.css';
import { sendPicture, usePictures } from './use-pictures.ts';

interface PictureFieldProps {
  survey: string;
  /** What the picture is for, as its button says. */
  label: string;
  removed: string;
  picture: string | undefined;
  put: (picture: string | undefined) => void;
  small?: boolean;
}

/** A picture of the survey: sent as it is chosen, seen beside its button. */
export function PictureField({ survey, label, removed, picture, put, small = false }: PictureFieldProps) {
  const pictures = usePictures(survey);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const add = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    try {
      const id = await sendPicture(survey, file);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'survey.pictures' });
      put(id);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const address = picture === undefined ? undefined : pictures[picture];
  return (
    <div className={styles.picture}>
      {address === undefined ? null : <img src={address} alt="" />}
      <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => void add(file)}>
        {(props) =>
          small ? (
            <ActionIcon {...props} aria-label={label} loading={busy}>
              <IconPhoto size={16} stroke={1.7} />
            </ActionIcon>
          ) : (
            <Button {...props} variant="default" leftSection={<IconPhoto size={16} stroke={1.7} />} loading={busy}>
              {label}
            </Button>
          )
        }
      </FileButton>
      {picture === undefined ? null : (
        <ActionIcon aria-label={removed} onClick={() => put(undefined)}>
          <IconX size={16} stroke={1.7} />
        </ActionIcon>
      )}
    </div>
  );
}
