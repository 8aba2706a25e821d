import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { nodeAt, textOf } from './config-node.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';

/** A version that mike has published. */
export interface PublishedVersion {
  version: string;
  title: string;
  /** other names under which it stands: `latest` */
  aliases: string[];
}

const versionsSchema = z.array(
  z.object({
    version: z.string().regex(/^\w[\w.-]*$/),
    title: z.string().default(''),
    aliases: z.array(z.string()).default([]),
  }),
);

/**
 * The versions that `versions.json` lists, the oldest first: a file that mike writes beside the versions that it publishes. It is looked
 * for beside `mkdocs.yml`, among the pages and in the folder that MkDocs builds. Undefined where the project has none.
 *
 * @throws FindingsError when it is no such list
 */
export function publishedVersions(project: MkDocsProject): PublishedVersion[] | undefined {
  const file = versionsFiles(project).find((each) => existsSync(each));
  if (file === undefined) return undefined;
  const reading = readTextFile(file, file);
  if (!('text' in reading)) throw new FindingsError(reading.findings);
  const read = versionsSchema.safeParse(parsed(reading.text));
  if (!read.success)
    throw new FindingsError([
      {
        severity: 'error',
        rule: 'invalid-mkdocs',
        message: 'This is no list of versions as mike writes it.',
        hint: 'Expected [{ "version": "1.0", "title": "1.0", "aliases": ["latest"] }, …], the newest first. Copy it from where the versions are published.',
        place: { file, line: 1 },
      },
    ]);
  return read.data.toReversed();
}

/** Where `versions.json` may lie, in the order in which it is looked for: absolute paths. */
export function versionsFiles(project: MkDocsProject): string[] {
  if (!usesMike(project)) return [];
  const root = dirname(project.file);
  const built = resolve(root, textOf(nodeAt(project.config, 'site_dir')) ?? 'site');
  return [root, project.docsDir, built].map((folder) => join(folder, 'versions.json'));
}

/** Whether mike publishes what a project is built to. */
export function usesMike(project: MkDocsProject): boolean {
  return (
    pluginOf(project, 'mike') !== undefined ||
    textOf(nodeAt(project.config, 'extra', 'version', 'provider')) === 'mike'
  );
}

/** The name by which readers are led to a version that they do not name: `latest`, unless the project says otherwise. */
export function defaultAlias({ config }: MkDocsProject): string {
  return textOf(nodeAt(config, 'extra', 'version', 'default')) ?? 'latest';
}

/** The version that is called so: by itself, its title or one of its other names. */
export function versionCalled(
  name: string | undefined,
  versions: readonly PublishedVersion[],
): PublishedVersion | undefined {
  return (
    versions.find(({ version }) => version === name) ??
    versions.find(({ title, aliases }) => title === name || (name !== undefined && aliases.includes(name)))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no list of versions.
    return undefined;
  }
}
