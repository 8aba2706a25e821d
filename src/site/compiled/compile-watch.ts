import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import type { Plugin } from 'vite';
import { filesBelow } from '../integration/folder-entries.ts';
import { ASTRO_FOLDER } from '../integration/settings.ts';
import { pagesOf } from './astro-app.ts';
import type { CompiledSite } from './compiled-site.ts';

/** The name that Astro gives to its builds, of what makes pages and of what browsers load. */
const ENVIRONMENTS = { modules: 'prerender', files: 'client' } as const;
/** Astro's own service for pictures: only Astro makes the pictures that pages with it ask for. */
const PICTURES = /[\\/]astro[\\/]dist[\\/]assets[\\/]services[\\/]/;

/** Takes what Astro compiles, and has it make no page. */
export class CompileWatch {
  #folder = '';
  #entry: string | undefined;
  #modules: string[] = [];
  #needsAstro = false;
  #site: CompiledSite | undefined;
  readonly #out: string;

  /** @param out absolute path of the folder in which Astro puts what browsers load */
  constructor(out: string) {
    this.#out = out;
  }

  /** What was compiled; undefined when only Astro itself can make pages with it. */
  get site(): CompiledSite | undefined {
    return this.#site;
  }

  plugin(): Plugin {
    const watch = this;
    return {
      name: 'variorum:compile-watch',
      // The project's own files are copied by the build itself.
      configEnvironment: (name) =>
        name === ENVIRONMENTS.files ? { build: { copyPublicDir: false } } : undefined,
      applyToEnvironment: ({ name }) => Object.values<string>(ENVIRONMENTS).includes(name),
      writeBundle({ dir }, bundle) {
        const names = Object.keys(bundle);
        if (this.environment.name === ENVIRONMENTS.files) {
          // What lies elsewhere is of somebody who knows better what to do with it.
          watch.#needsAstro ||= names.some((name) => !name.startsWith(`${ASTRO_FOLDER}/`));
          return;
        }
        watch.#needsAstro ||= [...this.getModuleIds()].some((id) => PICTURES.test(id));
        watch.#folder = dir!;
        // Styles and pictures become files of the browser's.
        watch.#modules = names.filter((name) => bundle[name]!.type === 'chunk');
        watch.#entry = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.isEntry && chunk.exports.includes('app'),
        )?.fileName;
      },
    };
  }

  /** Takes Astro's own way of making pages, when all is compiled, and gives back one that makes none. */
  prerenderer(standard: AstroPrerenderer): AstroPrerenderer {
    return {
      ...standard,
      setup: async () => {
        await standard.setup?.();
        const pages = pagesOf(standard);
        if (this.#needsAstro || this.#entry === undefined || pages === undefined) return;
        const read = (folder: string, names: readonly string[]) =>
          new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name))]));
        this.#site = {
          entry: this.#entry,
          pages,
          modules: read(this.#folder, this.#modules),
          files: read(
            this.#out,
            filesBelow(join(this.#out, ASTRO_FOLDER)).map((name) => `${ASTRO_FOLDER}/${name}`),
          ),
        };
      },
      getStaticPaths: async () => [],
    };
  }
}
