import { plural, t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { unfilledIn } from '#core/desk/unfilled.ts';
import { CannedMenu } from '../canned-menu.tsx';
import { UploadChips } from '../upload-chips.tsx';
import type { useUploads } from '../use-uploads.ts';
import type { WordsHandle } from '../words/words-handle.ts';
import { WordsField } from '../words/words-field.tsx';
import type { BeginFields } from './whom-field.tsx';
import composer from '../composer.module.css';
import { listed } from '../../ui/format.ts';
import styles from './begin.module.css';

interface BeginWordsProps {
  fields: BeginFields;
  /** The words can have marks. */
  marked: boolean;
  uploads: ReturnType<typeof useUploads>;
  below: React.ReactNode;
}

/** The words of a first message, with canned replies and files. */
export function BeginWords({ fields, marked, uploads, below }: BeginWordsProps) {
  const words = useRef<WordsHandle>(null);
  const [canned, setCanned] = useState(false);
  const { text, uploads: files, to, name } = fields.values;
  return (
    <div>
      <WordsField
        handle={words}
        label={t`Message`}
        placeholder={t`Write, or press / for a canned reply`}
        marked={marked}
        value={text}
        write={(next) => fields.setFieldValue('text', next)}
        onSlash={() => setCanned(true)}
        error={fields.errors['text']}
      >
        {below}
        <UploadChips
          files={files}
          going={uploads.going}
          remove={(id) =>
            fields.setFieldValue(
              'uploads',
              files.filter((file) => file.id !== id),
            )
          }
          drop={uploads.drop}
        />
        <div className={composer.tools}>
          <CannedMenu
            conversation={null}
            opened={canned}
            setOpened={setCanned}
            choose={(chosen) => words.current?.insert(chosen)}
          />
          <AttachFiles attach={uploads.attach} />
        </div>
      </WordsField>
      <FilledLater
        text={text}
        who={to?.name ?? (name.trim() === '' ? t({ message: 'them', comment: 'filled in for them' }) : name)}
      />
    </div>
  );
}

function AttachFiles({ attach }: { attach(files: File[]): void }) {
  return (
    <FileButton multiple onChange={attach}>
      {(props) => (
        <Tooltip label={t`Attach files`}>
          <ActionIcon {...props} aria-label={t`Attach files`}>
            <IconPaperclip size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

/** What stands there as a placeholder until it goes. */
function FilledLater({ text, who }: { text: string; who: string }) {
  const later = unfilledIn(text);
  if (later.length === 0) return null;
  const [many, names] = [later.length, listed(later)];
  return (
    <p className={styles.later}>
      {plural(many, {
        one: `${names} is filled in for ${who} when it goes; what is not known and has no default keeps it back.`,
        other: `${names} are filled in for ${who} when it goes; what is not known and has no default keeps it back.`,
      })}
    </p>
  );
}
