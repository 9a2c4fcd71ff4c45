/** What one HTTP request of a ClickHouse client asks for. */
export interface Statement {
  text: string;
  database: string | undefined;
  format: string;
  settings: Map<string, string>;
  parameters: Map<string, string>;
}

/** Query arguments of ClickHouse's HTTP interface that are no settings. */
const notSettings = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'session_timeout',
  'session_check',
  'role',
  'user',
  'password',
  'quota_key',
  'compress',
  'decompress',
]);

const name = /^[A-Za-z_][A-Za-z0-9_.]*$/;

/** Reads a request of the HTTP interface; `query` of the address comes first and the body behind it. */
export function readStatement(search: URLSearchParams, body: string): Statement {
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const [key, value] of search) {
    if (notSettings.has(key)) continue;
    if (!name.test(key))
      throw new Error(`Code: 36. DB::Exception: Not a name: ${JSON.stringify(key)}. (BAD_ARGUMENTS)`);
    if (key.startsWith('param_')) parameters.set(key.slice('param_'.length), value);
    else settings.set(key, value);
  }
  const query = search.get('query');
  return {
    text: query === null ? body : `${query}\n${body}`,
    database: search.get('database') ?? undefined,
    format: search.get('default_format') ?? 'TabSeparated',
    settings,
    parameters,
  };
}

/** Whether a statement changes something; such ones stand in one queue, reads run beside them. */
export function isWrite(text: string): boolean {
  return !/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*\(*\s*(?:select|with|show|describe|desc|explain|exists)\b/i.test(text);
}

/** An insert whose rows are the body, where the engine takes the bytes as they are. */
export interface RawInsert {
  table: string;
  columns: string[];
  format: 'JSONEachRow' | 'TabSeparated';
}

export function rawInsert(query: string): RawInsert | undefined {
  const pattern = /^\s*insert\s+into\s+([\w.]+)\s*(?:\(([\w\s,]*)\))?\s*format\s+(JSONEachRow|TabSeparated)\s*$/i;
  const found = pattern.exec(query);
  if (found?.[1] === undefined) return undefined;
  const columns = (found[2] ?? '').split(',').map((each) => each.trim());
  return {
    table: found[1],
    columns: columns.filter((each) => each !== ''),
    format: found[3]?.toLowerCase() === 'tabseparated' ? 'TabSeparated' : 'JSONEachRow',
  };
}

/** A quoted SQL literal. */
export function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
