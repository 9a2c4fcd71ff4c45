import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listResponses } from '#core/contract/surveys.ts';
import { FeelingFace } from './readings/feeling-mark.tsx';
import styles from './listening.module.css';

type Response = WireOutputOf<typeof listResponses>['items'][number];

/** What was given, in the words of the survey, with how words read; a file is a link to it. */
export function Given({ response: { id, given, values, readings } }: { response: Response }) {
  return (
    <dl className={styles.given}>
      {given.map(({ name, title, answer, comment }) => {
        const value = values[name];
        const reading = readings.find(({ question }) => question === name);
        return (
          <div key={name}>
            <dt>{title}</dt>
            <dd>
              {isFiles(value) ? <Files response={id} files={value} /> : answer}
              {comment === '' ? null : <q>{comment}</q>}
              {reading === undefined ? null : <FeelingFace reading={reading} worded />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface GivenFile {
  id: string;
  name: string;
}

function isFiles(value: unknown): value is GivenFile[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFile);
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

function Files({ response, files }: { response: string; files: readonly GivenFile[] }) {
  return files.map(({ id, name }) => (
    <a key={id} href={`/api/v1/responses/${response}/files/${id}`} target="_blank" rel="noreferrer">
      {name}
    </a>
  ));
}
