import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExplainableLibrary } from '../engine/library/explain.ts';
import { isInside } from '../engine/library/folder/roots.ts';
import { readTextFile } from '../engine/library/folder/text-file.ts';
import { unsavedTexts } from '../engine/library/folder/unsaved-texts.ts';
import type { Library } from '../engine/library/types.ts';
import { type ConditionSite, conditionSites } from './conditions/condition-sites.ts';
import type { DemoStates } from './links/anchors.ts';
import { References } from './links/references.ts';
import { OpenEdition, type OpenPage } from './open-page.ts';

/** Content as rules look at it: what several of them need is found out once. */
export class Content {
  readonly library: Library & ExplainableLibrary;
  readonly #texts = new Map<string, string | undefined>();
  #conditions: readonly ConditionSite[] | undefined;

  /** what demos can show; undefined where nobody says */
  readonly demoStates: DemoStates | undefined;

  constructor(library: Library & ExplainableLibrary, demoStates?: DemoStates) {
    this.library = library;
    this.demoStates = demoStates;
  }

  /** Whether pages were left out, so that nobody knows what all of them show. */
  isPartial = false;

  /** What the pages that were read lead to and show. */
  readonly references = new References();

  /**
   * Opens one page after the other, and notes what each leads to. Pages with errors are left out; what is wrong with them and with all others
   * is among the findings of the library then.
   */
  async read(look: (page: OpenPage) => void): Promise<void> {
    const { library } = this;
    for (const page of library.pages) {
      const variants = library.variantsOf(page);
      if (variants.size === 0) continue;
      const open = library.openTemplate(page);
      if (open.findings.some(({ severity }) => severity === 'error')) {
        this.isPartial = true;
        continue;
      }
      const editions = (await open.read()).flatMap((edition) => OpenEdition.all(edition));
      const opened: OpenPage = { page, variants, editions };
      this.references.note(opened, library);
      look(opened);
      await open.renderAll();
    }
  }

  /** Reads the pages that links with a fragment lead to, where only some pages were looked at. */
  async readTargets(): Promise<void> {
    for (const page of this.references.unknownTargets()) {
      const open = this.library.openTemplate(page);
      const hasErrors = open.findings.some(({ severity }) => severity === 'error');
      const editions = hasErrors ? [] : (await open.read()).flatMap((edition) => OpenEdition.all(edition));
      this.references.noteAnchors(page, editions);
    }
  }

  /** Every condition of the content, each once however many pages include it; those of frontmatter are not among them. */
  get conditions(): readonly ConditionSite[] {
    this.#conditions ??= conditionSites(this.library, (file) => this.isOwn(file));
    return this.#conditions;
  }

  /** Paths of all files of the writer's that pages are made of, relative to the content folder, without `site.yml`. */
  get files(): readonly string[] {
    const files = new Set(this.library.pages.flatMap((page) => this.library.files(page)));
    return [...files].filter((file) => this.isOwn(file)).toSorted();
  }

  /** Whether a file is the writer's: macros that come with Variorum are not. */
  isOwn(file: string): boolean {
    const { root, site } = this.library;
    return [root, ...site.includeRoots].some((folder) => isInside(folder, resolve(root, file)));
  }

  /** The text of a file as it lies on the disk or in an editor, with its line ends. @throws the file system's error */
  raw(file: string): string {
    const path = resolve(this.library.root, file);
    return unsavedTexts.get(path) ?? readFileSync(path, 'utf8');
  }

  /**
   * The text of a file of the content, as the engine reads it.
   *
   * @param file path relative to the content folder
   * @returns undefined when it cannot be read, which the library tells
   */
  text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      const reading = readTextFile(resolve(this.library.root, file), file);
      this.#texts.set(file, 'text' in reading ? reading.text : undefined);
    }
    return this.#texts.get(file);
  }
}
