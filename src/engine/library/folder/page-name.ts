const PAGE = /\.mdx?$/;
/** The names of files that stand for their folder, without their endings. */
const INDEX = /(?:^|\/)(?:index|README)$/;

/**
 * What a page's path becomes in URLs: `guides/recover.md` is `guides/recover`, `guides/index.md` is `guides`, and so is
 * `guides/README.md`, as hosts of repositories show it and MkDocs has it. A letter such as "é" is one character there, also
 * where the file system writes two.
 *
 * @param suffix what stands before the endings of names and is no part of them, such as `.en`
 */
export function slugOf(path: string, suffix = ''): string {
  return withoutEnding(path, suffix).replace(INDEX, '').normalize();
}

/** Whether a page stands for the folder in which it lies; of a suffix as {@link slugOf} has it. */
export function isIndex(path: string, suffix = ''): boolean {
  return PAGE.test(path) && INDEX.test(withoutEnding(path, suffix));
}

function withoutEnding(path: string, suffix: string): string {
  const name = path.replace(PAGE, '');
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** Whether a page that is known stands for its folder: the name of its file is no part of its address. */
export function standsForFolder({ path, slug }: { path: string; slug: string }): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(PAGE, '');
  return isIndex(path) || (/^(?:index|README)\./.test(name) && !slug.endsWith(name));
}
