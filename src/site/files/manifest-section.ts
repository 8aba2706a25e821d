/** The section of a page: the first folder of its slug; empty for a page that lies in none and has none below it. */
export function sectionOf(slug: string): string {
  return slug.split('/')[0]!;
}
