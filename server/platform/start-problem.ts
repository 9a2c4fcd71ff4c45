const mark = Symbol('start problem');

/** A reason not to start that is told in one sentence, without a stack trace. */
export function startProblem(sentence: string): Error {
  return Object.assign(new Error(sentence), { [mark]: true });
}

export function isStartProblem(error: unknown): error is Error {
  return error instanceof Error && mark in error;
}
