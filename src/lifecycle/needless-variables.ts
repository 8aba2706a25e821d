import { namesIn } from '../engine/template/syntax-tree.ts';
import { scanTags, type TemplateTag, trims } from '../engine/template/tags.ts';
import { PRODUCT_NAMES, VERSION_NAMES } from '../engine/template/values.ts';
import type { OpenLibrary } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import { inFrontmatter } from './rewrite-fields.ts';
import { withoutAttribute } from './site-text.ts';
import type { Sources } from './sources.ts';
import { GONE } from './tidy.ts';
import { withoutValue } from './yaml-text.ts';

/**
 * Takes away variables that only what went has used: those that pages set, those of their frontmatter, and those of `site.yml`.
 *
 * @param files paths of all files that may use one
 */
export function removeNeedlessVariables(
  rewrite: Rewrite,
  { site, pages }: OpenLibrary,
  sources: Sources,
  files: readonly string[],
): void {
  const before = namesUsed(files, (file) => sources.text(file));
  for (;;) {
    const now = namesUsed(files, (file) => rewrite.text(file));
    const isNeedless = (name: string) => before.has(name) && !now.has(name);
    if (!removeSettings(rewrite, files, isNeedless)) break;
  }
  const after = namesUsed(files, (file) => rewrite.text(file));
  const needless = (attributes: Record<string, unknown> | undefined) =>
    Object.keys(attributes ?? {}).filter((name) => before.has(name) && !after.has(name));
  const ofSite = [site, ...site.products, ...site.variants].flatMap(({ attributes }) => needless(attributes));
  const yaml = rewrite.parts(site.file).body;
  const now = [...new Set(ofSite)].reduce(withoutAttribute, yaml);
  if (now !== yaml) rewrite.set(site.file, { body: now });
  for (const { path, frontmatter } of pages.filter((page) => !rewrite.isRemoved(page.path)))
    for (const name of needless(frontmatter.attributes)) {
      const { head } = rewrite.parts(path);
      rewrite.set(path, { head: inFrontmatter(head, (text) => withoutValue(text, ['attributes', name])) });
    }
}

/** The names in all tags, but for those that a tag gives to a variable. */
function namesUsed(files: readonly string[], textOf: (file: string) => string | undefined): Set<string> {
  const used = new Set<string>();
  for (const file of files)
    for (const tag of scanTags(textOf(file) ?? '')) {
      if (tag.kind === 'comment') continue;
      const names = namesIn(tag.source);
      const own = variableSetBy(tag);
      if (own !== undefined && !namesIn(tag.body.slice(tag.body.indexOf('='))).has(own)) names.delete(own);
      for (const name of names) used.add(name);
    }
  return used;
}

/** Takes away `{% set name = … %}` of names that are needless; says whether there were some. */
function removeSettings(
  rewrite: Rewrite,
  files: readonly string[],
  isNeedless: (name: string) => boolean,
): boolean {
  let isChanged = false;
  for (const file of files.filter((each) => /\.mdx?$/.test(each) && !rewrite.isRemoved(each))) {
    const { body } = rewrite.parts(file);
    let [now, at] = ['', 0];
    for (const tag of scanTags(body)) {
      const name = variableSetBy(tag);
      if (name === undefined || !isNeedless(name) || trims(tag, 'before') || trims(tag, 'after')) continue;
      now += body.slice(at, tag.start) + GONE;
      at = tag.end;
    }
    if (at === 0) continue;
    rewrite.set(file, { body: now + body.slice(at) });
    isChanged = true;
  }
  return isChanged;
}

/** The variable that `{% set name = … %}` sets; what the product and the version are called is none. */
function variableSetBy({ name, body }: TemplateTag): string | undefined {
  const [, variable] = (name === 'set' && /^set\s+(\w+)\s*=/.exec(body)) || [];
  return variable === undefined || PRODUCT_NAMES.has(variable) || VERSION_NAMES.has(variable)
    ? undefined
    : variable;
}
