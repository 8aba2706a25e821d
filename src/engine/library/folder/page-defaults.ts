import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addAll } from '../../add-all.ts';
import type { Finding } from '../../finding.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { withDefaults } from './foreign-frontmatter.ts';
import { readTextFile } from './text-file.ts';

type Keys = Readonly<Record<string, unknown>>;

/** What files called so (`.meta.yml`) say of all pages in their folders, and those below. Each is read once. */
export class PageDefaults {
  readonly findings: Finding[] = [];
  readonly #root: string;
  readonly #name: string | undefined;
  readonly #byFolder = new Map<string, Keys>();

  /** @param name of the files; undefined where there are none */
  constructor(root: string, name: string | undefined) {
    this.#root = root;
    this.#name = name;
  }

  /** The keys that a page has by its folders, by its path in the content folder: those of the nearest win. */
  of(page: string): Keys {
    return this.#name === undefined ? {} : this.#in(parentOf(page) ?? '');
  }

  #in(folder: string): Keys {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const parent = parentOf(folder);
    const above = folder === '' ? {} : this.#in(parent ?? '');
    const keys = withDefaults(this.#own(folder === '' ? this.#name! : `${folder}/${this.#name}`), above);
    this.#byFolder.set(folder, keys);
    return keys;
  }

  #own(path: string): Keys {
    const file = join(this.#root, path);
    if (!existsSync(file)) return {};
    const reading = readTextFile(file, path);
    const read =
      'text' in reading
        ? readYaml(reading.text, z.record(z.string(), z.unknown()), { file: path })
        : { value: undefined, findings: reading.findings };
    addAll(
      this.findings,
      read.findings.map(
        (finding): Finding => ({ ...finding, severity: 'warning', rule: 'invalid-frontmatter' }),
      ),
    );
    return read.value ?? {};
  }
}

function parentOf(path: string): string | undefined {
  const end = path.lastIndexOf('/');
  return end < 0 ? undefined : path.slice(0, end);
}
