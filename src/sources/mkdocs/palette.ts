import {
  COMFORTABLE_CONTRAST,
  contrastOf,
  hexOf,
  LEAST_CONTRAST,
  readable,
  type ThemeName,
} from '../../engine/variants/colour.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf } from './config-node.ts';
import type { OwnColours } from './own-colours.ts';

/** The colours that Material for MkDocs knows by name, as it shows them (https://squidfunk.github.io/mkdocs-material/setup/changing-the-colors/). */
const COLOURS: Readonly<Record<string, string>> = {
  red: '#ef5552',
  pink: '#e92063',
  purple: '#ab47bd',
  'deep purple': '#7e56c2',
  indigo: '#4051b5',
  blue: '#2094f3',
  'light blue': '#02a6f2',
  cyan: '#00bdd6',
  teal: '#009485',
  green: '#4cae4f',
  'light green': '#8bc34b',
  lime: '#cbdc38',
  yellow: '#ffec3d',
  amber: '#ffc105',
  orange: '#ffa724',
  'deep orange': '#ff6e42',
  brown: '#795649',
  grey: '#757575',
  'blue grey': '#546d78',
};

/** What a palette may name besides: the colours of the page, and one that a style sheet gives. */
const NO_ACCENTS: ReadonlySet<string> = new Set(['black', 'white', 'custom']);

/** What a palette says by which style sheets know it. */
function saidIn(scheme: ConfigNode | undefined): Parameters<OwnColours>[0] {
  return { primary: textOf(nodeAt(scheme, 'primary')), scheme: textOf(nodeAt(scheme, 'scheme')) };
}

/** How a colour is called: Material takes "Blue Grey" and "blue-grey", too. */
function nameOf(node: ConfigNode | undefined): string | undefined {
  return textOf(node)?.trim().toLowerCase().replaceAll('-', ' ');
}

/** The colours that a palette names, and neither Material nor a style sheet of the project knows. */
export function unknownColours(
  palette: ConfigNode | undefined,
  own: OwnColours,
): { what: string; node: ConfigNode }[] {
  return itemsOf(palette).flatMap((scheme) =>
    ['primary', 'accent'].flatMap((key) => {
      const node = nodeAt(scheme, key);
      const name = nameOf(node);
      const isKnown =
        name === undefined ||
        Object.hasOwn(COLOURS, name) ||
        NO_ACCENTS.has(name) ||
        own(saidIn(scheme)) !== undefined;
      return node && !isKnown ? [{ what: `${key}: ${textOf(node)}`, node }] : [];
    }),
  );
}

/**
 * The accent that a palette stands for, for each theme: its first colour that is one, since black and white are those of the page.
 *
 * @param own the colours that style sheets of the project give names of palettes
 */
export function accentOf(
  palette: ConfigNode | undefined,
  own: OwnColours,
): { light: string; dark?: string } | undefined {
  const schemes = itemsOf(palette);
  const colourIn = (scheme: ConfigNode | undefined) => {
    const [primary, accent] = ['primary', 'accent'].map((key) => nameOf(nodeAt(scheme, key)) ?? '');
    // Black and white are those of the page, and a style sheet may say another one in their place as well.
    return COLOURS[primary!] ?? own(saidIn(scheme)) ?? COLOURS[accent!];
  };
  const isDark = (scheme: ConfigNode) => textOf(nodeAt(scheme, 'scheme')) === 'slate';
  const light = colourIn(schemes.find((scheme) => !isDark(scheme)) ?? schemes[0]);
  if (light === undefined) return undefined;
  const dark = colourIn(schemes.find(isDark)) ?? light;
  return { light: legible(light, 'light'), dark: legible(dark, 'dark') };
}

/**
 * The only theme that a project has, where its writers wrote for it alone: it names one scheme and no button for another, or brings
 * style sheets with colours along for the one that it has by default. Undefined where readers may choose.
 *
 * @param hasColours whether its style sheets say colours
 */
export function onlyTheme(palette: ConfigNode | undefined, hasColours: boolean): ThemeName | undefined {
  const schemes = itemsOf(palette);
  const named = schemes.map((scheme) => textOf(nodeAt(scheme, 'scheme')));
  const isChosen = schemes.length > 1 || schemes.some((scheme) => nodeAt(scheme, 'toggle') !== undefined);
  if (isChosen || (named[0] === undefined && !hasColours)) return undefined;
  if (named[0] === undefined || named[0] === 'default') return 'light';
  // The colours of a scheme of a project's own are not known.
  return named[0] === 'slate' ? 'dark' : undefined;
}

/** A colour as the project has it, where that can be read; else the nearest that can be read at ease. */
function legible(colour: string, theme: ThemeName): string {
  return contrastOf(colour, theme) >= LEAST_CONTRAST
    ? hexOf(colour)
    : readable(colour, theme, COMFORTABLE_CONTRAST);
}
