import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { nodeAt, textsOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** A colour that a style sheet gives the heads of pages, and for which of them. */
interface OwnColour {
  selector: string;
  colour: string;
}

/** The variable of Material for MkDocs that is the primary colour of a palette. */
const PRIMARY = /--md-primary-fg-color:\s*(#[\da-f]{3,8})\b/i;

/** Gives the colour that style sheets of a project say for what a palette names; undefined where they say none. */
export type OwnColours = (said: {
  primary: string | undefined;
  scheme: string | undefined;
}) => string | undefined;

/**
 * Reads the colours that style sheets of a project give its palettes, as Material for MkDocs has them: a rule for
 * `[data-md-color-primary=…]`, for `[data-md-color-scheme=…]`, or for all pages.
 */
export function ownColoursOf(project: Sheets): OwnColours {
  const colours = sheetsOf(project).flatMap(coloursIn);
  const forAttribute = (name: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : colours.find(({ selector }) => selector.includes(`[data-md-color-${name}=${value}]`));
  return ({ primary, scheme }) =>
    (
      forAttribute('primary', primary) ??
      forAttribute('scheme', scheme) ??
      colours.find(({ selector }) => selector.includes(':root'))
    )?.colour;
}

type Sheets = Pick<MkDocsProject, 'config' | 'docsDir'>;

/** The texts of a project's style sheets. */
function sheetsOf({ config, docsDir }: Sheets): string[] {
  return textsOf(nodeAt(config, 'extra_css')).flatMap((path) => {
    const file = join(docsDir, path);
    const reading = existsSync(file) ? readTextFile(file, path) : undefined;
    return reading && 'text' in reading ? [reading.text] : [];
  });
}

/** A colour of a text or a ground that is not one of the theme. */
const OWN_COLOUR =
  /(?<![\w-])(?:color|background(?:-color)?)\s*:\s*(?!\s|var\(--md-|inherit|transparent|none|currentcolor|unset|initial)/i;

/** Whether style sheets of a project say colours of what stands on its pages: they were chosen for the themes that it has. */
export function hasOwnColours(project: Sheets): boolean {
  return sheetsOf(project).some((text) => OWN_COLOUR.test(text));
}

/** The rules of a style sheet that say a primary colour. */
function coloursIn(text: string): OwnColour[] {
  return text.split('}').flatMap((rule) => {
    const parts = rule.split('{');
    const [, colour] = PRIMARY.exec(parts.at(-1)!) ?? [];
    // Within a media query, the rule stands behind another brace.
    return colour === undefined ? [] : [{ selector: (parts.at(-2) ?? '').replace(/["']/g, ''), colour }];
  });
}
