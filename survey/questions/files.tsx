import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { isFileTaken, usualTypes } from '#core/listening/survey/file-taken.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { useAround, type Asked, type Uploaded } from '../context.ts';
import { canRecord, record, type Recording } from '../voice.ts';

const usualMost = 10 * 1024 * 1024;

function isUploaded(value: unknown): value is Uploaded {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

/** Uploads files at once, so that an answer is only their names; says how it goes. */
function useUploads(question: QuestionOf<'file'>, given: readonly Uploaded[]) {
  const { give, words, upload, spoken } = useAround();
  const [note, say] = useState('');
  const latest = useRef(given);
  latest.current = given;
  const most = question.maxSize || usualMost;
  return {
    note,
    able: upload !== undefined,
    async add(file: Blob, name: string): Promise<void> {
      if (file.size > most) {
        const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
        const size = new Intl.NumberFormat(spoken.language, unit).format(most / 1024 / 1024);
        return say(filledIn(words.fileTooLarge, { name, size }));
      }
      // Where the browser knows no type, the server looks at the bytes.
      if (file.type !== '' && !isFileTaken(question, { name, type: file.type.split(';')[0]! }))
        return say(filledIn(words.fileWrongKind, { name }));
      say(filledIn(words.coming, { name }));
      try {
        const uploaded = await upload!(file, name);
        give(question.name, question.allowMultiple ? [...latest.current, uploaded] : [uploaded]);
        say('');
      } catch {
        say(filledIn(words.fileFailed, { name }));
      }
    },
  };
}

/** A file, a photo or a voice. */
export function Files({ question, id, labelled, described, disabled, invalid }: Asked<QuestionOf<'file'>>) {
  const { going, give, words } = useAround();
  const raw = going.values[question.name];
  const given = Array.isArray(raw) ? raw.filter(isUploaded) : [];
  const { note, able, add } = useUploads(question, given);
  const { takes = 'any' } = question;
  async function choose(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) await add(file, file.name);
  }
  return (
    <div class="files" role="group" aria-labelledby={labelled} aria-describedby={described}>
      <Attached
        files={given}
        onRemove={(file) =>
          give(
            question.name,
            given.filter((each) => each !== file),
          )
        }
      />
      {takes === 'voice' && (
        <Voice disabled={disabled || !able} onRecorded={(blob) => void add(blob, voiceName(blob))} />
      )}
      <label class="upload" data-off={disabled || !able}>
        <input
          type="file"
          id={id}
          accept={question.acceptedTypes ?? usualTypes[takes]}
          multiple={question.allowMultiple}
          disabled={disabled || !able}
          aria-invalid={invalid}
          onChange={({ currentTarget }) => void choose(currentTarget)}
        />
        {takes === 'photo' ? words.addPhoto : words.addFile}
      </label>
      <p class="hint" role="status">
        {note}
      </p>
    </div>
  );
}

const voiceName = ({ type }: Blob) => `voice.${type.includes('mp4') ? 'm4a' : 'webm'}`;

function Attached({ files, onRemove }: { files: readonly Uploaded[]; onRemove(file: Uploaded): void }) {
  const { words } = useAround();
  return (
    <ul class="attached">
      {files.map((file) => (
        <li key={file.id}>
          <span>{file.name}</span>
          <button
            type="button"
            class="small"
            aria-label={filledIn(words.remove, { name: file.name })}
            onClick={() => onRemove(file)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function Voice({ disabled, onRecorded }: { disabled: boolean; onRecorded(blob: Blob): void }) {
  const { words } = useAround();
  const [seconds, count] = useState(0);
  const [refused, refuse] = useState(!canRecord());
  const [recording, set] = useState<Recording>();
  useEffect(() => {
    if (recording === undefined) return undefined;
    const began = Date.now();
    const timer = setInterval(() => count(Math.round((Date.now() - began) / 1000)), 500);
    return () => {
      clearInterval(timer);
      void recording.stop();
    };
  }, [recording]);
  async function turn(): Promise<void> {
    if (recording !== undefined) {
      set(undefined);
      onRecorded(await recording.stop());
      return;
    }
    count(0);
    await record().then(set, () => refuse(true));
  }
  if (refused) return <p class="hint">{words.noMicrophone}</p>;
  return (
    <button
      type="button"
      class="choice"
      disabled={disabled}
      aria-pressed={recording !== undefined}
      onClick={() => void turn()}
    >
      {recording === undefined ? words.record : `${words.stop} – ${filledIn(words.recording, { seconds })}`}
    </button>
  );
}
