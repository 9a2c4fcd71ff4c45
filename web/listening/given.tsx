import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listResponses } from '#core/contract/surveys.ts';
import styles from './listening.module.css';

type Response = WireOutputOf<typeof listResponses>['items'][number];

/** What was given, in the words of the survey; a file is a link to it. */
export function Given({ response: { id, given, values } }: { response: Response }) {
  return (
    <dl className={styles.given}>
      {given.map(({ name, title, answer, comment }) => {
        const value = values[name];
        return (
          <div key={name}>
            <dt>{title}</dt>
            <dd>
              {isFiles(value) ? <Files response={id} files={value} /> : answer}
              {comment === '' ? null : <q>{comment}</q>}
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
