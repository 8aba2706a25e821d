import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { BRANDS, type Brand } from '../../engine/variants/brands.ts';
import { languageKeys } from '../../engine/variants/site-language.ts';
import { alternatesOf } from './alternates.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf } from './config-node.ts';
import { formulaScripts } from './formula-scripts.ts';
import { isHighlighter } from './highlighters.ts';
import { givenObservables } from './observables.ts';
import { hasOwnColours, ownColoursOf } from './own-colours.ts';
import { accentOf, onlyTheme } from './palette.ts';
import type { MkDocsProject } from './project.ts';

/**
 * What a project says of how its site looks, in the words of `site.yml`.
 *
 * @param folder of its pages in the content folder, with a slash at its end
 */
export function lookOfProject(project: MkDocsProject, folder: string): Record<string, unknown> {
  const { config, docsDir, contentDir } = project;
  const at = (...path: string[]) => nodeAt(config, ...path);
  const file = (text: string | undefined) => {
    const path = text === undefined ? undefined : posix.normalize(text).replace(/^(?:\.?\/)+/, '');
    if (path === undefined || path.startsWith('..')) return undefined;
    if (existsSync(join(docsDir, path))) return folder + path;
    // Files for all languages lie beside the folders of the languages.
    const above = folder.slice(0, folder.length - docsDir.length + contentDir.length);
    return existsSync(join(contentDir, path)) ? above + path : undefined;
  };
  const accent = accentOf(at('theme', 'palette'), ownColoursOf(project));
  const own = (text: string | undefined) => (isHighlighter(text ?? '') ? undefined : file(text));
  const sheets = itemsOf(at('extra_css')).flatMap((node) => own(textOf(node)) ?? []);
  const forFormulas = formulaScripts(project);
  const scripts = itemsOf(at('extra_javascript')).flatMap((node) => {
    const written = textOf(node.kind === 'map' ? nodeAt(node, 'path') : node);
    const path = forFormulas.has(written ?? '') ? undefined : own(written);
    if (path === undefined) return [];
    const isModule = textOf(nodeAt(node, 'type')) === 'module' || path.endsWith('.mjs');
    return [{ tag: 'script', attrs: { src: path, ...(isModule ? { type: 'module' } : { defer: true }) } }];
  });
  const observables = givenObservables(project);
  const isMaterial = (textOf(at('theme', 'name')) ?? textOf(at('theme'))) === 'material';
  const only = isMaterial ? onlyTheme(at('theme', 'palette'), hasOwnColours(project)) : undefined;
  const copyright = textOf(at('copyright'));
  const links = alternatesOf(project, languageTag(config));
  return {
    ...languageOf(config),
    logo: file(textOf(at('theme', 'logo'))),
    favicon: file(textOf(at('theme', 'favicon'))),
    ...(accent || only ? { theme: { ...(only ? { only } : {}), ...(accent ? { accent } : {}) } } : {}),
    ...(sheets.length > 0 ? { css: sheets.filter((path) => path.endsWith('.css')), css_below: true } : {}),
    ...(scripts.length > 0 ? { head: scripts } : {}),
    ...(observables.length > 0 ? { observables } : {}),
    ...(links && links.length > 0 ? { links } : {}),
    ...(copyright ? { footer: copyright } : {}),
    social: socialOf(project),
  };
}

/** The tag of the language in which the theme speaks to readers: `theme.language` of Material, `theme.locale` of the themes of MkDocs. */
export function languageTag(config: ConfigNode): string {
  const said = textOf(nodeAt(config, 'theme', 'language')) ?? textOf(nodeAt(config, 'theme', 'locale'));
  return said?.trim().replaceAll('_', '-') || 'en';
}

function languageOf(config: ConfigNode): { lang?: string; dir?: string } {
  const tag = languageTag(config);
  const dir = textOf(nodeAt(config, 'theme', 'direction'));
  return {
    ...(languageKeys.lang.safeParse(tag).success && tag !== 'en' ? { lang: tag } : {}),
    ...(dir === 'rtl' || dir === 'ltr' ? { dir } : {}),
  };
}

/** `repo_url` and `extra.social`: by the service that an icon names, or that the address is at. */
function socialOf({ config }: MkDocsProject): Partial<Record<Brand, string>> {
  const repository = textOf(nodeAt(config, 'repo_url'));
  const listed = itemsOf(nodeAt(config, 'extra', 'social')).map((entry) => ({
    icon: textOf(nodeAt(entry, 'icon')) ?? '',
    link: textOf(nodeAt(entry, 'link')) ?? '',
  }));
  const social: Partial<Record<Brand, string>> = {};
  for (const { icon, link } of [{ icon: '', link: repository ?? '' }, ...listed]) {
    const name = icon
      .split('/')
      .at(-1)!
      .replace('x-twitter', 'x')
      .replace(/^twitter$/, 'x');
    const brand = (Object.keys(BRANDS) as Brand[]).find(
      (each) =>
        name === each || name.startsWith(`${each}-`) || (each.length > 1 && hostOf(link).includes(each)),
    );
    if (brand && /^https?:\/\/[^/\s]/.test(link)) social[brand] ??= link;
  }
  return social;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
