import { performance } from 'node:perf_hooks';

/** Shows how far a long work is: one line that changes on a terminal, a plain line a stage elsewhere. */
export class ProgressLine {
  readonly #interactive = Boolean(process.stdout.isTTY) && !process.env.CI;
  readonly #seconds = new Map<string, number>();
  #stage: string | undefined;
  #since = performance.now();
  #shown = 0;

  /** Says that `done` of `total` things of a stage are done; a new stage ends the one before it. */
  report(stage: string, done: number, total: number): void {
    if (stage !== this.#stage) this.#enter(stage);
    // A terminal redraws 20 times a second; more would only cost time.
    if (!this.#interactive || (done < total && performance.now() - this.#shown < 50)) return;
    this.#shown = performance.now();
    process.stdout.write(
      `\r\x1b[2K${stage}${total > 0 ? ` ${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : ' …'}`,
    );
  }

  /** Ends the last stage; returns the seconds of each, in order. */
  end(): Map<string, number> {
    this.#leave();
    if (this.#interactive) process.stdout.write('\r\x1b[2K');
    return this.#seconds;
  }

  #enter(stage: string): void {
    this.#leave();
    this.#stage = stage;
    this.#since = performance.now();
    this.#shown = 0;
    if (!this.#interactive) console.log(`${stage} …`);
  }

  #leave(): void {
    if (this.#stage === undefined) return;
    const seconds = (performance.now() - this.#since) / 1000;
    this.#seconds.set(this.#stage, (this.#seconds.get(this.#stage) ?? 0) + seconds);
    this.#stage = undefined;
  }
}
