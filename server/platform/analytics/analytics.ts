import type { AnalyticsMigration } from './migrate.ts';

/** Whether figures can be had and are up to date: it answers, it answers but lags or restarts, it does not answer. */
export type AnalyticsState = 'ready' | 'catching-up' | 'down';

export interface QueryOptions {
  /** Longest time of the statement, default 30 s. */
  seconds?: number;
  /** Ends the query on the engine too. */
  signal?: AbortSignal;
}

export interface InsertOptions {
  /** The columns that the rows carry, when they are not all. */
  columns?: string[];
  /** How the lines of `insertLines` are written; default JSONEachRow. */
  format?: 'JSONEachRow' | 'TabSeparated';
  /** Two inserts of the same token into the same table count once, where the table keeps a deduplication window. */
  token?: string;
}

/** ClickHouse, embedded or a server: the same statements. Values are bound as `{name: Type}`, never put into the text. */
export interface Analytics {
  /** Rows of a query; times come as RFC 3339, whole numbers as numbers. Throws `unavailable` while it cannot answer. */
  query<R>(text: string, parameters?: Record<string, unknown>, options?: QueryOptions): Promise<R[]>;
  insert(table: string, rows: object[], options?: InsertOptions): Promise<void>;
  /** Inserts rows that are written already, one a line, without looking into them. */
  insertLines(table: string, lines: string | Buffer, options?: InsertOptions): Promise<void>;
  /** A statement without rows; 300 s at most unless told otherwise. */
  exec(text: string, parameters?: Record<string, unknown>, options?: QueryOptions): Promise<void>;
  /** Makes the domain's tables, each step once, now or as soon as analytics answers. */
  migrate(migrations: AnalyticsMigration[]): Promise<void>;
  state(): AnalyticsState;
  /** Calls back on every change of state; returns how to end that. */
  onState(call: (state: AnalyticsState) => void): () => void;
  /** Said by whoever fills the tables: they lag visibly behind, or they do no more. */
  fallenBehind(behind: boolean): void;
  /** The embedded engine's process, if there is one at the moment. */
  pid(): number | undefined;
  stop(): Promise<void>;
}
