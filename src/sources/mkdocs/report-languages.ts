import { listFiles } from '../../engine/library/folder/file-list.ts';
import { alternatesOf } from './alternates.ts';
import { nodeAt } from './config-node.ts';
import type { ProjectLanguages } from './languages.ts';
import { languageTag } from './look.ts';
import { pluginOf } from './plugin-of.ts';
import { line, type Settings, wrong } from './report-line.ts';

/** What becomes of the languages of a project: a site speaks one. */
export const ofLanguages: Settings = (project) => {
  const { languages } = project;
  if (!languages || languages.others.length === 0) return [];
  const what = `i18n: ${languages.others.join(', ')}`;
  const node = nodeAt(pluginOf(project, 'i18n')?.options, 'languages');
  const count = pagesInOthers(project.contentDir, languages);
  const left = count === 1 ? '1 page in another is' : `${count.toLocaleString('en')} pages in others are`;
  const note = `a site speaks one language, here ${languages.tag}: ${left} left out`;
  return node && count > 0
    ? [
        wrong(
          what,
          node.place,
          note,
          'Build each language by itself, from a mkdocs.yml that has it as its default.',
        ),
      ]
    : line('unread', what, node, `a site speaks one language, here ${languages.tag}`);
};

/** How many pages a project has in other languages than its own. */
function pagesInOthers(contentDir: string, { layout, others }: ProjectLanguages): number {
  return listFiles(contentDir, { sources: 'mkdocs' }).pages.filter((path) =>
    others.some((tag) => (layout === 'folder' ? path.startsWith(`${tag}/`) : path.endsWith(`.${tag}.md`))),
  ).length;
}

/** What becomes of links to the project in other languages. */
export const ofAlternates: Settings = (project) => {
  const node = nodeAt(project.config, 'extra', 'alternate');
  return alternatesOf(project, languageTag(project.config))
    ? line('read', 'extra.alternate', node, 'links in the bar lead to the other languages')
    : line(
        'unread',
        'extra.alternate',
        node,
        'each of them needs a name, and an address: whole, or with site_url',
      );
};
