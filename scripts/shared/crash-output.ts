/** How a process of Node or a library in Rust begins to say that it breaks down. */
const CRASH =
  /^(?:\s*<--- Last few GCs --->|FATAL ERROR: |#\s*$|# Fatal |thread '[^']*' .*panicked at |Rolldown panicked|----- Native stack trace -----)/;

/**
 * What a process writes to standard error. It is passed on line by line until the process breaks down; what it writes from
 * then on (addresses of its memory, stacks) says nothing to a writer, and is kept for a report.
 */
export class CrashOutput {
  readonly #passOn: (line: string) => void;
  #line = '';
  #crash: string | undefined;

  /** @param passOn takes a line with its end */
  constructor(passOn: (line: string) => void) {
    this.#passOn = passOn;
  }

  /** Takes the next part of the output. */
  take(part: string): void {
    const lines = (this.#line + part).split(/(?<=\n)/);
    this.#line = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    for (const line of lines) this.#takeLine(line);
  }

  /** Ends the output; returns what came of a crash, or undefined when there was none. */
  end(): string | undefined {
    if (this.#line !== '') this.#takeLine(this.#line);
    this.#line = '';
    return this.#crash;
  }

  #takeLine(line: string): void {
    if (this.#crash === undefined && !CRASH.test(line)) this.#passOn(line);
    else this.#crash = (this.#crash ?? '') + line;
  }
}
