import { converter } from 'culori';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { contrastOf, isColour, type ThemeName } from '../../variants/colour.ts';

const oklch = converter('oklch');

/** Below this contrast to the paper, nobody sees a picture. */
const UNSEEN = 1.6;
/** Below this chroma of OKLCH, a colour is a grey: turned into its opposite, it is one still. */
const GREY = 0.03;

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
  const colours = new Set<string>();
  const rules = new Map<string, string>();
  let isKnown = true;
  const visit = (node: DefaultTreeAdapterTypes.ChildNode, inherited: Paint): void => {
    if (!defaultTreeAdapter.isElementNode(node)) return;
    const { tagName, childNodes } = node;
    if (UNKNOWN.has(tagName)) isKnown = false;
    if (tagName === 'style') isKnown &&= readRules(textIn(node), rules);
    const said = declarationsOf(node, rules);
    const paint = { fill: said('fill') ?? inherited.fill, stroke: said('stroke') ?? inherited.stroke };
    if (SHAPES.has(tagName)) for (const colour of Object.values(paint)) add(colour);
    if (tagName === 'stop') add(said('stop-color') ?? 'black');
    for (const child of childNodes) visit(child, paint);
  };
  const add = (colour: string) => {
    // What a gradient has, its stops say.
    if (colour === 'none' || colour === 'transparent' || colour.startsWith('url(')) return;
    colours.add(colour.toLowerCase() === 'currentcolor' ? 'black' : colour);
  };
  // What stands before the element is no HTML.
  const begin = svg.indexOf('<svg');
  for (const node of parseFragment(begin === -1 ? '' : svg.slice(begin)).childNodes)
    visit(node, { fill: 'black', stroke: 'none' });
  return isKnown ? colours : undefined;
}

function textIn(element: DefaultTreeAdapterTypes.Element): string {
  return element.childNodes
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
