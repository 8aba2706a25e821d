/**
 * Does something whose errors get no stack. Where a writer's mistake is thrown, nobody would see one; and to make it, V8 looks for
 * the place in the code from the beginning of that code, which may be a whole page with thousands of mistakes.
 */
export function withoutStacks<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An error by which a template's code says what its writer did wrong; it has no stack. */
export class ExpectedError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
