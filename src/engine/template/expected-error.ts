/**
 * An error by which a template's code says what its writer did wrong. It has no stack, which nobody would see: to make one, the
 * place in the code of a template is looked for from its beginning, and a page may have ten thousand mistakes.
 */
export class ExpectedError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
