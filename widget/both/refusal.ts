/** An answer that was not 2xx; `status` 0 is no answer at all. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number;

  constructor(status: number, body: { detail?: string; code?: string; retryAfter?: number } = {}) {
    super(body.detail ?? `answer ${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.retryAfter = body.retryAfter ?? 0;
  }

  /** The same request may do better later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** By its form: what one file of the widget throws, another catches, and each has a class of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'status' in error && 'passing' in error;
}
