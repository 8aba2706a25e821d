import { CHANGE_ATTRIBUTE, inWords, WORDS } from './change-attribute.ts';
import { type HtmlElement, isElement, nameless, print, withAttribute } from './part.ts';
import type { Unit } from './unit.ts';

/** HTML of what only the newer reading has. */
export function added(unit: Unit): string {
  return unit.kind === 'text'
    ? inWords('ins', print(unit.parts))
    : print([marked(unit.element, { name: 'ins', change: 'added' })]);
}

/** HTML of what only the older one has, without the ids that the newer one may have. */
export function removed(unit: Unit): string {
  return unit.kind === 'text'
    ? inWords('del', print(unit.parts.map(nameless)))
    : print([marked(nameless(unit.element) as HtmlElement, { name: 'del', change: 'removed' })]);
}

/** Elements that stand in certain others only, so that nothing may go around them. */
const BOUND = new Set(['li', 'dt', 'dd', 'td', 'th', 'caption', 'figcaption', 'summary', 'legend']);
const PARTS_OF_TABLES = new Set(['tr', 'tbody', 'thead', 'tfoot']);

/** An element inside `<ins>` or `<del>`, or with its content in one. */
function marked(
  element: HtmlElement,
  { name, change }: { name: 'ins' | 'del'; change: string },
): HtmlElement {
  const attributes = [[CHANGE_ATTRIBUTE, change]] as const;
  if (BOUND.has(element.name)) {
    const inside = { ...WORDS[name], parts: element.parts };
    return { ...withAttribute(element, CHANGE_ATTRIBUTE, change), parts: [inside] };
  }
  // Tabs stand directly in their group, with their labels directly in them.
  if (element.name === 'section') return withAttribute(element, CHANGE_ATTRIBUTE, change);
  if (PARTS_OF_TABLES.has(element.name))
    return {
      ...element,
      parts: element.parts.map((part) => (isElement(part) ? marked(part, { name, change }) : part)),
    };
  return { name, attributes, parts: [element] };
}
