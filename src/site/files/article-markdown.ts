import type { Comment, Element, ElementContent, Nodes, Parents, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, FootnoteDefinition, Html, ListItem, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { addAll } from '../../engine/add-all.ts';
import { writeDestination } from '../../engine/markdown/destinations.ts';

/**
 * An article's HTML as Markdown that every parser knows (CommonMark with GFM), for pages whose source does not say what they
 * show: those with components. Its text is the article's.
 *
 * @param place address of the page, from which its links lead on; it begins with a slash where nobody knows where the site will be
 */
export function articleMarkdown(html: string, place = '/'): string {
  const article = fromHtml(html, { fragment: true });
  visit(article, ({ properties }) => {
    for (const name of ['href', 'src'] as const)
      if (typeof properties[name] === 'string') properties[name] = wholeAddress(properties[name], place);
  });
  if (html.includes('#only-light')) keepLightPictures(article);
  visit(article, withoutLabels);
  visit(article, withNumbers);
  const tree = toMdast(article, { handlers: HANDLERS, nodeHandlers: { comment: tagList } });
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
  });
}

/** Comments are left out, but for the one where the site lists its tags. */
function tagList(_state: State, { value }: Comment): Html | undefined {
  return /^ {0,9}material\/tags\b/.test(value) ? { type: 'html', value: `<!--${value}-->` } : undefined;
}

/** No host is called so (RFC 2606). */
const NOWHERE = 'http://nowhere.invalid';

/** Where a target leads from a page, so that it can be followed from anywhere else. Parts of the page stay such. */
function wholeAddress(target: string, place: string): string {
  const isKnown = URL.canParse(place);
  const home = isKnown ? place : NOWHERE + place;
  const isWhole = URL.canParse(target) || (target.startsWith('/') && !isKnown);
  if (target.startsWith('#') || isWhole || !URL.canParse(target, home)) return target;
  const { href } = new URL(target, home);
  return writeDestination(isKnown ? href : href.slice(NOWHERE.length));
}

/** Elements of the dialect that say more than their tags do, and some that would be left out with their text. */
const HANDLERS: Record<string, Handle> = {
  br: (state, node, parent) => (isAtEdge(node, parent) ? undefined : defaultHandlers.br(state, node)),
  caption: (state, node) => paragraph(phrasing(state, node)),
  details: flow,
  div: (state, node) =>
    hasClass(node, 'admonition') ? { type: 'blockquote', children: blocks(state, node) } : flow(state, node),
  figure(state, node) {
    const children = flow(state, node);
    const language = node.properties.dataLanguage;
    for (const child of children) if (child.type === 'code' && language) child.lang = String(language);
    return children;
  },
  math: (state, node) => {
    const tex = texOf(node);
    if (tex === undefined) return state.all(node);
    // Most parsers of Markdown that know formulas know them so.
    return { type: 'html', value: node.properties.display === 'block' ? `$$\n${tex}\n$$` : `$${tex}$` };
  },
  menu: defaultHandlers.ul,
  pre(state, node) {
    const code = defaultHandlers.pre(state, node);
    const { dataDiagram } = node.properties;
    if (code.type === 'code' && dataDiagram) code.lang = String(dataDiagram);
    return code;
  },
  p: (state, node) =>
    hasClass(node, 'admonition-title') || hasClass(node, 'tab-label')
      ? strongLine(state, node)
      : defaultHandlers.p(state, node),
  section: (state, node) => (hasClass(node, 'footnotes') ? footnotes(state, node) : flow(state, node)),
  summary: strongLine,
  sup(state, node) {
    const target = footnoteOf(node);
    return target === undefined
      ? state.all(node)
      : { type: 'footnoteReference', identifier: target, label: target };
  },
  table(state, node) {
    const caption = node.children.filter((child) => child.type === 'element' && child.tagName === 'caption');
    const rest = { ...node, children: node.children.filter((child) => !caption.includes(child)) };
    return [
      ...state.all({ type: 'root', children: caption }),
      defaultHandlers.table(state, rest as Element),
    ] as RootContent[];
  },
  td: cell,
  th: cell,
};

function flow(state: State, node: Element): RootContent[] {
  return state.toFlow(state.all(node));
}

function blocks(state: State, node: Element): BlockContent[] {
  return flow(state, node) as BlockContent[];
}

function phrasing(state: State, node: Element): PhrasingContent[] {
  return state.all(node) as PhrasingContent[];
}

function paragraph(children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

/** Whether no text stands before a line break in the element around it, or none behind it. */
function isAtEdge(node: Element, parent: Parents | undefined): boolean {
  const children: readonly Nodes[] = parent?.children ?? [];
  const isShown = (child: Nodes): boolean =>
    child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && child.tagName !== 'br';
  const at = children.indexOf(node);
  return at < children.findIndex(isShown) || at > children.findLastIndex(isShown);
}

/** The title of a note, the label of a tab: a line that stands out. */
function strongLine(state: State, node: Element): RootContent {
  return paragraph([{ type: 'strong', children: phrasing(state, node) }]);
}

/** A cell of a table holds one line in Markdown: what were blocks is parted by line breaks. */
function cell(state: State, node: Element): RootContent {
  const result = defaultHandlers.td(state, node);
  result.children = inLine(result.children as RootContent[]);
  return result;
}

function inLine(nodes: readonly RootContent[]): PhrasingContent[] {
  const line: PhrasingContent[] = [];
  for (const node of nodes) {
    const isBlock = BLOCKS.has(node.type);
    if (isBlock && line.length > 0) line.push({ type: 'html', value: '<br>' });
    if (node.type === 'break') line.push({ type: 'html', value: '<br>' });
    else if (node.type === 'code')
      line.push({ type: 'inlineCode', value: node.value.replace(/(?<!\s)\s*\n\s*/g, ' ') });
    else if (isBlock && 'children' in node) addAll(line, inLine(node.children));
    else line.push(node as PhrasingContent);
  }
  return line;
}

const BLOCKS = new Set([
  ...['paragraph', 'heading', 'blockquote', 'list', 'listItem', 'code', 'table', 'tableRow', 'tableCell'],
]);

/** The name of the footnote to which a mark refers; undefined for what is no mark. */
function footnoteOf({ children }: Element): string | undefined {
  const [link] = children;
  if (link?.type !== 'element' || !hasClass(link, 'footnote-ref')) return undefined;
  return String(link.properties.href).replace('#fn:', '');
}

/** Footnotes, and a list of those to which nothing refers: as footnotes, no parser would show them. */
function footnotes(state: State, node: Element): RootContent[] {
  const notes = node.children.flatMap((list) => (list.type === 'element' ? list.children : []));
  const definitions: FootnoteDefinition[] = [];
  const items: ListItem[] = [];
  for (const note of notes) {
    if (note.type !== 'element') continue;
    const isReferred = remove(note, (child) => hasClass(child, 'footnote-backref'));
    const name = String(note.properties.id).replace('fn:', '');
    const children = blocks(state, note);
    if (isReferred) definitions.push({ type: 'footnoteDefinition', identifier: name, label: name, children });
    else items.push({ type: 'listItem', spread: false, children });
  }
  return items.length === 0
    ? definitions
    : [...definitions, { type: 'list', ordered: false, spread: false, children: items }];
}

/** A checkbox makes a task of an item when nothing but the item is around it. */
function withoutLabels(node: Element): void {
  node.children = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'label' ? child.children : [child],
  );
}

/** The mark of a note is its number, which a sheet of styles draws in code. */
function withNumbers(node: Element): void {
  node.children = node.children.map((child) =>
    child.type === 'element' && hasClass(child, 'note-mark')
      ? { type: 'text', value: `(${String(child.properties.dataNote)})` }
      : child,
  );
}

/** The source of a formula, which stands in it. */
function texOf(formula: Element): string | undefined {
  let tex: string | undefined;
  visit(formula, ({ tagName, properties, children: [source] }) => {
    if (tagName === 'annotation' && properties.encoding === 'application/x-tex' && source?.type === 'text')
      tex = source.value.trim();
  });
  return tex;
}

/** Of two pictures for light and for dark pages, the light one stays. */
function keepLightPictures(node: Nodes): void {
  remove(node, ({ properties }) => sourceOf(properties).endsWith('#only-dark'));
  visit(node, ({ properties }) => {
    if (sourceOf(properties).endsWith('#only-light'))
      properties.src = sourceOf(properties).replace('#only-light', '');
  });
}

function sourceOf({ src }: Properties): string {
  return String(src ?? '');
}

function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

function visit(node: Nodes, see: (element: Element) => void): void {
  if (node.type === 'element') see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

/** @returns whether there was anything to remove */
function remove(node: Nodes, isGone: (element: Element) => boolean): boolean {
  if (!('children' in node)) return false;
  const kept = node.children.filter((child) => child.type !== 'element' || !isGone(child));
  let isLess = kept.length < node.children.length;
  node.children = kept as ElementContent[];
  for (const child of node.children) isLess = remove(child, isGone) || isLess;
  return isLess;
}
