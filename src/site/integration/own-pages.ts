import type { IntegrationResolvedRoute } from 'astro';

/** The pages and endpoints of a project's own, which stand beside those of the site. */
export class OwnPages {
  #patterns: RegExp[] = [];
  #files = new Map<string, string>();

  /** Takes what Astro found in the project, in the place of what it found before. */
  read(routes: readonly IntegrationResolvedRoute[]): void {
    const own = routes.filter(({ origin }) => origin === 'project');
    this.#patterns = own.map(({ patternRegex }) => patternRegex);
    this.#files = new Map(
      own.flatMap(({ pathname, type, entrypoint }) =>
        pathname === undefined
          ? []
          : [[type === 'page' ? pathname.replace(/\/?$/, '/') : pathname, entrypoint]],
      ),
    );
  }

  /** Whether one stands at a URL (without the deployment's base) that has no part to be filled in. */
  has(url: string): boolean {
    return this.#files.has(url);
  }

  /** Whether one answers an address (without the deployment's base). */
  answers(path: string): boolean {
    return this.#patterns.some((pattern) => pattern.test(path));
  }

  /** Those with no part to be filled in, by URL, each with its file. */
  entries(): Iterable<[url: string, file: string]> {
    return this.#files.entries();
  }
}
