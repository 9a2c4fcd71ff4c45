import { plural, t } from '@lingui/core/macro';
import { useRef } from 'react';
import { unfilledIn } from '#core/desk/unfilled.ts';
import { AttachFiles } from '../attach-files.tsx';
import { UploadChips } from '../upload-chips.tsx';
import type { useUploads } from '../use-uploads.ts';
import type { WordsHandle } from '../words/words-handle.ts';
import { CannedField } from '../words/canned-field.tsx';
import type { BeginFields } from './whom-field.tsx';
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
  const { text, uploads: files, to, name } = fields.values;
  return (
    <div>
      <CannedField
        handle={words}
        label={t`Message`}
        placeholder={t`Write, or press / for a canned reply`}
        marked={marked}
        value={text}
        write={(next) => fields.setFieldValue('text', next)}
        error={fields.errors['text']}
        below={
          <>
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
          </>
        }
        tools={<AttachFiles attach={uploads.attach} />}
      />
      <FilledLater
        text={text}
        who={to?.name ?? (name.trim() === '' ? t({ message: 'them', comment: 'filled in for them' }) : name)}
      />
    </div>
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
