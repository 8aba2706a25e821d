import { converter } from 'culori';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { contrastOf, isColour, type ThemeName } from '../../variants/colour.ts';

const oklch = converter('oklch');

/** Below this contrast to the paper, nobody sees a picture. */
const UNSEEN = 1.6;
/** Below this chroma of OKLCH, a colour is a grey: turned into its opposite, it is one still. */
const GREY = 0.03;

/** Characters of a picture that is looked at: a logo that has more has shades and colours. */
const LARGEST = 100_000;

/** Elements of SVG that are drawn. */
const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan']);
/** What else may stand in a picture, in colours that nobody knows from here. */
const UNKNOWN = new Set(['image', 'foreignObject']);

/** The colours of an element, as CSS has them. */
type Paint = Record<'fill' | 'stroke', string>;

/**
 * The theme on whose paper a logo cannot be seen, since all of it is white, or black: many are drawn for a coloured bar. Undefined for every
 * other one.
 *
 * @param svg the text of the picture
 */
export function unseenIn(svg: string): ThemeName | undefined {
  const colours = coloursOf(svg);
  if (colours === undefined || colours.size === 0) return undefined;
  const isUnseen = (theme: ThemeName) =>
    [...colours].every(
      (colour) => isColour(colour) && contrastOf(colour, theme) < UNSEEN && (oklch(colour)?.c ?? 0) < GREY,
    );
  return (['light', 'dark'] as const).find(isUnseen);
}

/** All colours that are drawn in; undefined where that cannot be told, as of a picture that knows of themes itself. */
function coloursOf(svg: string): Set<string> | undefined {
  // What stands before the element is no HTML.
  const begin = svg.indexOf('<svg');
  if (begin === -1 || svg.length > LARGEST) return undefined;
  const elements = elementsIn(parseFragment(svg.slice(begin)));
  const rules = new Map<string, string>();
  for (const { tagName, childNodes } of elements)
    if (UNKNOWN.has(tagName) || (tagName === 'style' && !readRules(textIn(childNodes), rules)))
      return undefined;
  const colours = new Set<string>();
  const add = (colour: string) => {
    // What a gradient has, its stops say.
    if (colour === 'none' || colour === 'transparent' || colour.startsWith('url(')) return;
    colours.add(colour.toLowerCase() === 'currentcolor' ? 'black' : colour);
  };
  const paints = new Map<unknown, Paint>();
  for (const element of elements) {
    const said = declarationsOf(element, rules);
    const inherited = paints.get(element.parentNode) ?? { fill: 'black', stroke: 'none' };
    const paint = { fill: said('fill') ?? inherited.fill, stroke: said('stroke') ?? inherited.stroke };
    paints.set(element, paint);
    if (SHAPES.has(element.tagName)) for (const colour of Object.values(paint)) add(colour);
    if (element.tagName === 'stop') add(said('stop-color') ?? 'black');
  }
  return colours;
}

/** All elements, each behind the one that it stands in; without a call for each level, of which there may be thousands. */
function elementsIn(root: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const open = [root];
  for (let parent = open.pop(); parent; parent = open.pop())
    for (const node of parent.childNodes) {
      if (!defaultTreeAdapter.isElementNode(node)) continue;
      found.push(node);
      open.push(node);
    }
  return found;
}

function textIn(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string {
  return nodes
    .filter((node) => defaultTreeAdapter.isTextNode(node))
    .map(({ value }) => value)
    .join('');
}

/** Reads what a style sheet says of classes; returns whether it says nothing of themes. */
function readRules(css: string, rules: Map<string, string>): boolean {
  for (const rule of css.split('}')) {
    const [selectors = '', declarations = ''] = rule.split('{');
    for (const selector of selectors.split(',')) {
      const name = selector.trim();
      rules.set(name, `${rules.get(name) ?? ''};${declarations}`);
    }
  }
  return !css.includes('@');
}

/** What an element says itself of a property: its style, its classes, its attribute, in the order in which they win. */
function declarationsOf(
  { attrs, tagName }: DefaultTreeAdapterTypes.Element,
  rules: ReadonlyMap<string, string>,
): (property: string) => string | undefined {
  const attribute = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value.trim();
  const classes = (attribute('class') ?? '').split(/\s/).map((name) => rules.get(`.${name}`) ?? '');
  const declared = [rules.get(tagName) ?? '', ...classes, attribute('style') ?? ''].join(';');
  const values = new Map(
    declared.split(';').map((each) => {
      const colon = each.indexOf(':');
      return [each.slice(0, Math.max(0, colon)).trim(), each.slice(colon + 1).trim()];
    }),
  );
  return (property) => values.get(property) ?? attribute(property);
}
