import { hash } from 'node:crypto';
import type { Look } from '../../engine/library/look/look.ts';
import type { Site } from '../../engine/variants/site.ts';
import type { OutputFile } from './output-file.ts';

/** What our styles say of the whole document, and those of other themes of its body. */
const OURS = '@layer variorum{body{font:inherit;color:inherit;background:inherit}}';

/**
 * The style sheet that brings in those that were made for another theme, in a layer below ours: what they say of the page as a whole,
 * such as a white background, would make the dark theme unreadable. Undefined where styles of the site win over ours.
 */
export function foreignSheet(
  { css }: Pick<Look, 'css'>,
  { look }: Pick<Site, 'look'>,
): OutputFile | undefined {
  if (!look.css_below || css.length === 0) return undefined;
  const imports = css.map((address) => `@import ${JSON.stringify(address)} layer(foreign);`);
  const text = `@layer foreign,variorum;${imports.join('')}${OURS}\n`;
  const url = `/_site/foreign.${hash('sha256', text, 'hex').slice(0, 8)}.css`;
  return { url, what: 'the style sheets of another theme', text };
}
