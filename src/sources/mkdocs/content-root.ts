import { basename, dirname, relative, sep } from 'node:path';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { nodeAt } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** The folder that holds the pages of some projects. */
export function contentRoot(projects: readonly Pick<MkDocsProject, 'contentDir'>[]): string {
  const [first, ...others] = projects.map(({ contentDir }) => contentDir.split(sep));
  const end = first!.findIndex((part, index) => others.some((parts) => parts[index] !== part));
  return first!.slice(0, end < 0 ? undefined : end).join(sep) || sep;
}

/**
 * Looks whether projects have folders of their own, or share one: then each is a product or version of its pages.
 *
 * @throws FindingsError where the folder of one lies in that of another
 */
export function refuseShared(projects: readonly MkDocsProject[]): void {
  for (const [index, { file, docsDir, config }] of projects.entries()) {
    const other = projects
      .slice(0, index)
      .find(
        (each) =>
          each.docsDir !== docsDir &&
          (docsDir.startsWith(`${each.docsDir}/`) || each.docsDir.startsWith(`${docsDir}/`)),
      );
    if (!other) continue;
    const [own, others] = [docsDir, other.docsDir].map((path) => relative(dirname(file), path) || '.');
    throw new FindingsError([
      {
        severity: 'error',
        rule: 'invalid-mkdocs',
        message: `docs_dir: the pages in "${own}" are those of ${basename(other.file)} as well, which has "${others}".`,
        hint: 'Build the two by themselves, or give each a folder of its own.',
        place: nodeAt(config, 'docs_dir')?.place ?? { file, line: 1 },
      },
    ]);
  }
}
