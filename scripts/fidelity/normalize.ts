import { codeBlock, folded } from './normalize-code.ts';
import { type Element, findElement, hasClass, isElement, type Node, textOf } from './tree.ts';

/** Elements that end a paragraph. */
export const BLOCKS = new Set(
  (
    'address article aside blockquote body code-block dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'iframe li main nav ol p pre script section style summary tab table tabs tbody td tfoot th thead tr ul video'
  ).split(' '),
);
/** Elements whose loose text counts as a paragraph: tight and loose lists, cells with and without `<p>` are equal. */
const FLOW = new Set(
  'article aside blockquote body dd details div footer header li main section tab td th'.split(' '),
);
/** What a theme adds, and what says nothing about structure. */
const DROPPED_CLASSES =
  /^(?:magiclink[\w-]*|notes|highlight|literal|language-\w+|task|task-list|task-list-item|key-[\w-]+|fancylists-[\w-]+)$/;
const DROPPED_ATTRIBUTES = new Set('loading decoding rel scope start role'.split(' '));

/** Begins the class with which we say what Python-Markdown says of a cell in a style attribute: how it is aligned. */
const ALIGNED = 'align-';

/** Brings one side's HTML into the common shape. */
export function normalize(element: Element): Element {
  const attributes = normalizeAttributes(element);
  const children = element.children.flatMap((child) => (isElement(child) ? normalizeChild(child) : [child]));
  const { tag } = element;
  if (FLOW.has(tag)) return { tag, attributes, children: paragraphs(children) };
  const isContainer = [
    'ol',
    'ul',
    'dl',
    'table',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'tabs',
    'colgroup',
  ].includes(tag);
  if (isContainer) return { tag, attributes, children: children.filter((child) => !isBlank(child)) };
  return { tag, attributes, children: BLOCKS.has(tag) ? trimmed(children) : collapsed(children) };
}

function normalizeChild(element: Element): Node[] {
  if (hasClass(element, 'headerlink') || hasClass(element, 'anchor-alias')) return [];
  if (hasClass(element, 'footnote-backref') || hasClass(element, 'task-list-indicator')) return [];
  // A bar is elements of a theme in the reference, and one element here: what it says is equal if its text and its length are.
  const bar = progressOf(element);
  if (bar) return [bar];
  // Bars in a text stand in lines of their own: the reference says so by an element, and here a style sheet does.
  if (
    element.tag === 'p' &&
    element.children.some((child) => isElement(child) && hasClass(child, 'progress'))
  )
    return paragraphs(element.children.flatMap(normalizeChildNode));
  // So do formulas of mdx_math, whose script sets them.
  if (element.tag === 'p' && element.children.some(isDisplayed)) return aroundDisplayed(element);
  // How a box and its text are one label is the theme's, and so is the sign between two keys.
  if (element.tag === 'label') return element.children.flatMap(normalizeChildNode);
  // Nobody sees a heading that is but a comment.
  if (
    /^h[1-6]$/.test(element.tag) &&
    textOf(element).trim() === '' &&
    !findElement(element, ({ tag }) => tag === 'img')
  )
    return [];
  // Icons are named in the reference, whose Python knows none of them.
  if (element.attributes.has('data-icon')) return [`:${element.attributes.get('data-icon')}:`];
  // How code in a text is coloured is the theme's.
  if (element.tag === 'code') return [{ ...normalize(element), children: [collapse(textOf(element))] }];
  if (hasClass(element, 'keys'))
    return [
      {
        ...normalize(element),
        children: element.children.flatMap((child) =>
          isElement(child) && child.tag === 'span' ? child.children : normalizeChildNode(child),
        ),
      },
    ];
  // Material's script draws these marks in the reference.
  if (hasClass(element, 'note-mark')) return element.children.flatMap(normalizeChildNode);
  if (hasClass(element, 'formula')) return element.children.flatMap(normalizeChildNode);
  if (hasClass(element, 'arithmatex') || element.tag === 'math' || isFormulaScript(element))
    return [formula(element)];
  // Names of no page are links to nowhere in the reference.
  if (hasClass(element, 'wikilink')) return element.children.flatMap(normalizeChildNode);
  // The reference gives a table without rows an empty one, which nobody wrote.
  if (element.tag === 'tbody' && isEmptyRow(element)) return [];
  // Code that readers open is folded by a box in the reference.
  if (hasClass(element, 'collapse-code')) return [normalize(folded(element))];
  if (hasClass(element, 'footnote') || hasClass(element, 'footnotes')) return [normalize(footnotes(element))];
  if (hasClass(element, 'tabbed-set')) return [normalize(tabbedSet(element))];
  if (hasClass(element, 'tabs') && element.tag === 'div') return [normalize(tabsOf(element))];
  if (
    element.tag !== 'code' &&
    (hasClass(element, 'highlight') || hasClass(element, 'code') || element.tag === 'pre')
  )
    return [codeBlock(element)];
  // A definition without a term looks like one on both sides: a list of definitions has terms in HTML.
  if (element.tag === 'div' && hasClass(element, 'definition')) {
    const dd = { ...element, tag: 'dd', attributes: new Map() };
    return [normalize({ tag: 'dl', attributes: new Map(), children: [dd] })];
  }
  if (hasClass(element, 'contents')) return [normalize(contents(element))];
  // Wrappers without a meaning of their own.
  if (hasClass(element, 'table') && element.tag === 'div')
    return element.children.flatMap(normalizeChildNode);
  return [normalize(element)];
}

function normalizeChildNode(node: Node): Node[] {
  return isElement(node) ? normalizeChild(node) : [node];
}

/** Whether a body of a table is one row of cells without anything in them. */
function isEmptyRow(body: Element): boolean {
  const rows = body.children.filter(isElement);
  const hasContent = findElement(body, ({ tag }) => !['tr', 'td', 'th'].includes(tag)) !== undefined;
  return rows.length === 1 && textOf(body).trim() === '' && !hasContent;
}

/** Whether an element is a formula as mdx_math writes them: of what stands between brackets, only what is TeX, since it may be a name. */
function isFormulaScript(element: Element): boolean {
  const type = element.tag === 'script' ? (element.attributes.get('type') ?? '') : '';
  return type === 'math/tex' || (type.startsWith('math/tex;') && /\\[a-zA-Z]{2}/.test(textOf(element)));
}

/** Whether a part of a text is a formula that is shown by itself. */
function isDisplayed(node: Node): boolean {
  return isElement(node) && isFormulaScript(node) && node.attributes.get('type') !== 'math/tex';
}

/** The paragraphs that readers see where formulas stand by themselves in one. */
function aroundDisplayed(element: Element): Node[] {
  const runs: Node[][] = [[]];
  for (const child of element.children) {
    if (isDisplayed(child)) runs.push([child], []);
    else runs.at(-1)!.push(child);
  }
  return runs.flatMap((children) => paragraphs(children.flatMap(normalizeChildNode)));
}

/** A formula is its TeX. */
function formula(element: Element): Element {
  const source = findElement(element, ({ tag }) => tag === 'annotation') ?? element;
  const tex = textOf(source)
    .trim()
    .replace(/^(?:\\[([])|(?:\\[)\]])$/g, '');
  return { tag: 'formula', attributes: new Map(), children: [collapse(tex.trim())] };
}

/** The list of a page's headings, with or without what stands above it: the reference calls it toc. */
function contents(element: Element): Element {
  const attributes = new Map([['class', 'toc']]);
  const children = element.children.map((child) =>
    isElement(child) && hasClass(child, 'contents-title')
      ? { tag: 'span', attributes: new Map([['class', 'toctitle']]), children: [textOf(child)] }
      : child,
  );
  return { ...element, attributes, children };
}

/** Footnotes: a list, with a rule above it in one of them. */
function footnotes(element: Element): Element {
  const children = element.children.filter((child) => isElement(child) && child.tag === 'ol');
  return { tag: 'footnotes', attributes: new Map(), children };
}

/** Material's tabs: inputs, labels and blocks in three lists; before there were such, a label and a block in turns. */
function tabbedSet(set: Element): Element {
  const own = set.children.filter(isElement);
  const heads = own.find((element) => hasClass(element, 'tabbed-labels'));
  const labels = heads ? heads.children.filter(isElement) : own.filter(({ tag }) => tag === 'label');
  const contents = own.filter((element) => hasClass(element, 'tabbed-content'));
  const blocks = heads ? contents.flatMap(({ children }) => children.filter(isElement)) : contents;
  return {
    tag: 'tabs',
    attributes: new Map(),
    children: blocks.map((block, i) => tab(labels[i] ? labelOf(labels[i]) : '', block.children)),
  };
}

/** Our tabs: sections that begin with their label. */
function tabsOf(group: Element): Element {
  const sections = group.children.filter(isElement);
  return {
    tag: 'tabs',
    attributes: new Map(),
    children: sections.map((section) => {
      const label = section.children.find((child) => isElement(child) && hasClass(child, 'tab-label'));
      return tab(
        label ? labelOf(label) : '',
        section.children.filter((child) => child !== label),
      );
    }),
  };
}

/** The text of a label, icons by their names. */
function labelOf(label: Node): string {
  return isElement(label) ? normalizeChild(label).map(textOf).join('') : label;
}

function tab(label: string, children: Node[]): Element {
  return { tag: 'tab', attributes: new Map([['label', label.trim()]]), children };
}

function normalizeAttributes(element: Element): Map<string, string> {
  const result = new Map<string, string>();
  for (const [name, value] of element.attributes) {
    // Lists of figures say so in the reference, and in a style how they are numbered, as their type does.
    if (
      element.tag === 'ol' &&
      ((name === 'type' && value === '1') || /^list-style-type: [\w-]+;$/.test(value))
    )
      continue;
    // A title that says nothing is none, and a comma between attributes is one of them for the reference, which no browser reads.
    if ((name === 'title' && value === '') || (name === '_' && value === ',')) continue;
    // A link without an address that has an id is a place, with an address for the reference.
    if (name === 'href' && value === '' && element.attributes.has('id')) continue;
    if (DROPPED_ATTRIBUTES.has(name) || name.startsWith('aria-') || name === 'markdown') continue;
    // Whether a link opens a window counts, its name does not: `{: target = "_blank"}` names it "target" in the reference.
    if (name === 'target') result.set(name, '');
    else if (isCell(element) && /^text-align: *\w+;?$/.test(value.trim()) && name === 'style')
      result.set('align', value.replace(/^[^:]*:|[;\s]/g, ''));
    else if (name === 'style') {
      const style = value.split(';').map((rule) => rule.trim().replace(/(?<!\s)\s*:\s*/, ': '));
      result.set(name, style.filter(Boolean).join('; '));
    } else if (name === 'class') {
      const all = value.split(/\s+/).filter(Boolean);
      const align = isCell(element) ? all.find((word) => word.startsWith(ALIGNED)) : undefined;
      if (align !== undefined) result.set('align', align.slice(ALIGNED.length));
      const classes = all
        .filter((word) => word !== align && !DROPPED_CLASSES.test(word))
        .sort()
        .join(' ');
      if (classes !== '') result.set(name, classes);
    } else if (name === 'width' || name === 'height') result.set(name, value.trim().replace(/px$/, ''));
    else if (name === 'title' && hasClass(element, 'magiclink')) continue;
    else if (name === 'id' && /^(?:fnref\d*:|note-\d+-\d+$)/.test(value)) continue;
    else if (value === name) result.set(name, '');
    // Browsers leave line breaks in addresses out.
    else if (name === 'href') result.set(name, value.replace(/\n/g, ''));
    // Nobody hears the white space of an alternative text.
    else if (name === 'alt') {
      if (value.trim() !== '') result.set(name, collapse(value).trim());
    }
    // GitHub and Material mark pictures of one theme in different words.
    else if (name === 'src')
      result.set(name, value.replace(/\n */g, '').replace(/#gh-(dark|light)-mode-only$/, '#only-$1'));
    else result.set(name, value);
  }
  return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isCell({ tag }: Element): boolean {
  return tag === 'td' || tag === 'th';
}

/** Puts loose text into paragraphs, and drops empty ones. */
function paragraphs(children: Node[]): Node[] {
  const result: Node[] = [];
  let run: Node[] = [];
  const flush = () => {
    const content = trimmed(run);
    // A line break alone is what a table leaves of the paragraph around it.
    if (content.some((node) => !isElement(node) || node.tag !== 'br'))
      result.push({ tag: 'p', attributes: new Map(), children: content });
    run = [];
  };
  for (const child of children) {
    if (!isElement(child) || !BLOCKS.has(child.tag)) {
      run.push(child);
      continue;
    }
    flush();
    // A film by itself looks the same in a paragraph of its own.
    const films = child.tag === 'p' ? child.children.filter((node) => !isBlank(node)) : [];
    if (films.length > 0 && films.every((node) => isElement(node) && node.tag === 'iframe')) {
      for (const film of films) result.push(film);
    } else if (child.tag !== 'p' || child.children.some((node) => !isElement(node) || node.tag !== 'br'))
      result.push(child);
  }
  flush();
  return result;
}

function trimmed(children: Node[]): Node[] {
  const result = withoutLastBreak(collapsed(children));
  const first = result[0];
  if (typeof first === 'string') result[0] = first.trimStart();
  const last = result.at(-1);
  if (typeof last === 'string') result[result.length - 1] = last.trimEnd();
  return result.filter((child) => child !== '');
}

/** Nobody sees a line break at the end of a block. */
function withoutLastBreak(children: Node[]): Node[] {
  let end = children.length;
  for (; end > 0; end--) {
    const last = children[end - 1]!;
    if (isElement(last) ? last.tag !== 'br' : last.trim() !== '') break;
  }
  return end < children.length && children.slice(end).some(isElement) ? children.slice(0, end) : children;
}

/** A bar of progress, whichever side drew it; undefined for any other element. */
function progressOf(element: Element): Element | undefined {
  if (!hasClass(element, 'progress')) return undefined;
  const bar = findElement(element, (inner) => inner.tag === 'progress' || hasClass(inner, 'progress-bar'));
  if (!bar) return undefined;
  const width = /width: *([\d.]+)%/.exec(bar.attributes.get('style') ?? '')?.[1];
  const attributes = new Map([['data-progress', String(Number(bar.attributes.get('value') ?? width))]]);
  const inline = { tag: 'span', attributes, children: [textOf(element).trim()] };
  return { tag: 'p', attributes: new Map(), children: [inline] };
}

function collapsed(children: Node[]): Node[] {
  const result: Node[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (!isElement(child) && typeof last === 'string') result[result.length - 1] = collapse(last + child);
    else result.push(isElement(child) ? child : collapse(child));
    // Nobody sees a space before the end of a line.
    const before = result.at(-2);
    if (isElement(child) && child.tag === 'br' && typeof before === 'string')
      result[result.length - 2] = before.trimEnd();
  }
  return result;
}

function collapse(text: string): string {
  // An emoji is the same with the sign behind it that asks for its coloured form.
  return text.replaceAll('\u{FE0F}', '').replace(/[ \t\n\r\f]+/g, ' ');
}

function isBlank(node: Node): boolean {
  return !isElement(node) && node.trim() === '';
}
