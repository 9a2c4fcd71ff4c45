/** What an answer of a provider may come to. */
export type Outcome =
  | 'answered'
  | 'nonsense'
  | 'too-large'
  | 'refused'
  | 'limit'
  | 'failed'
  | 'timeout'
  | 'unreachable'
  | 'key'
  | 'unknown';

/** Why a provider gave nothing, as a sentence for the person who set it up. */
export class Trouble extends Error {
  readonly outcome: Exclude<Outcome, 'answered'>;
  /** Seconds it asks to be left alone. */
  readonly wait: number | undefined;

  constructor(outcome: Trouble['outcome'], words: string, wait?: number) {
    super(words);
    this.outcome = outcome;
    this.wait = wait;
  }
}

/** Nothing but another setting helps. */
export const needsPerson: ReadonlySet<Outcome> = new Set(['key', 'unknown']);
/** Another text may well be answered. */
export const ofText: ReadonlySet<Outcome> = new Set(['nonsense', 'too-large', 'refused']);

interface CallError extends Error {
  statusCode?: number;
  responseHeaders?: Record<string, string>;
}

function secondsOf(headers: Record<string, string> = {}): number | undefined {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : undefined;
}

function byStatus({ statusCode = 0, responseHeaders, message }: CallError): Trouble {
  if (statusCode === 401 || statusCode === 403)
    return new Trouble('key', `The provider does not accept the key (${statusCode}).`);
  if (statusCode === 404)
    return new Trouble('unknown', 'The provider knows no such address or model (404): check both.');
  if (statusCode === 429)
    return new Trouble('limit', 'The provider takes no more at the moment (429).', secondsOf(responseHeaders));
  if (statusCode >= 500) return new Trouble('failed', `The provider has an error of its own (${statusCode}).`);
  if (statusCode >= 400) return new Trouble('refused', `The provider refused: ${message.slice(0, 200)}`);
  return new Trouble('nonsense', 'The provider answered something that is no answer of a model.');
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}

/** What went wrong, from whatever the library threw. */
export function troubleOf(error: unknown, { timedOut }: { timedOut: boolean }): Trouble {
  const chain = causesOf(error);
  const known = chain.find((each) => each instanceof Trouble);
  if (known !== undefined) return known;
  if (timedOut) return new Trouble('timeout', 'The provider did not answer in time.');
  if (error instanceof Error && (error as CallError).statusCode !== undefined) return byStatus(error);
  const code = chain.flatMap((each) => ('code' in each ? String(each.code) : []))[0];
  if (code === undefined && error instanceof Error && error.name.startsWith('AI_'))
    return new Trouble('nonsense', 'The provider answered something that is no answer of a model.');
  return new Trouble('unreachable', `The provider cannot be reached${code === undefined ? '' : ` (${code})`}.`);
}
