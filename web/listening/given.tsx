import styles from './listening.module.css';

/** What was given, by the names of the questions; a file is a link to it. */
export function Given({ response, values }: { response: string; values: Readonly<Record<string, unknown>> }) {
  return (
    <dl className={styles.given}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{isFiles(value) ? <Files response={response} files={value} /> : textOf(value)}</dd>
        </div>
      ))}
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

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${textOf(each)}`)
      .join('; ');
  return String(value as string | number | boolean);
}
