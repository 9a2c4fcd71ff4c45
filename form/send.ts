/** What the server said that was not good. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: number;
  readonly fields: ReadonlyArray<{ path: string; message: string }>;

  constructor(
    status: number,
    body: { code?: string; retryAfter?: number; detail?: string; fields?: Refused['fields'] },
  ) {
    super(body.detail ?? '');
    this.status = status;
    this.code = body.code;
    this.retryAfter = body.retryAfter ?? 0;
    this.fields = body.fields ?? [];
  }
}

/** Asks our server; throws `Refused` with what it said, or whatever fetch throws without a connection. */
export async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const bytes = body instanceof Blob;
  const answer = await fetch(path, {
    method: 'POST',
    // Where somebody of ours is signed in on the same host, the server wants to see that our own page asks.
    headers: { 'x-throughline': '1', ...(bytes ? {} : { 'content-type': 'application/json' }), ...headers },
    body: bytes ? body : JSON.stringify(body),
  });
  const said = (await answer.json().catch(() => ({}))) as T;
  if (!answer.ok) throw new Refused(answer.status, said as never);
  return said;
}
