/**
 * Runs what draws with style elements and style attributes, neither of which a strict Content-Security-Policy lets work: elements are
 * kept aside, and attributes are set as a script may set them.
 *
 * @returns what `draw` returns, and the text of the style elements that it made
 */
export async function underPolicy<Result>(
  draw: () => Promise<Result>,
): Promise<{ result: Result; css: string }> {
  const made: Element[] = [];
  const create = document.createElement.bind(document);
  const { setAttribute } = Element.prototype;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    if (name.toLowerCase() !== 'style') return create(name, options);
    const element = create('template-style');
    made.push(element);
    return element;
  }) as typeof document.createElement;
  Element.prototype.setAttribute = function set(this: Element, name: string, value: string) {
    if (name === 'style' && 'style' in this) (this as SVGElement).style.cssText = String(value);
    else setAttribute.call(this, name, value);
  };
  const { parseFromString } = DOMParser.prototype;
  DOMParser.prototype.parseFromString = function parse(
    this: DOMParser,
    source: string,
    type: DOMParserSupportedType,
  ) {
    return parseFromString.call(this, unstyled(String(source)), type);
  };
  try {
    const result = await draw();
    return { result, css: made.map(({ textContent }) => textContent ?? '').join('\n') };
  } finally {
    Reflect.deleteProperty(document, 'createElement');
    Element.prototype.setAttribute = setAttribute;
    DOMParser.prototype.parseFromString = parseFromString;
  }
}

/** A name of its own lets a parser find no style to apply. */
function unstyled(source: string): string {
  return source.replace(/ style="/g, ' data-style="');
}

/** Makes an element of SVG source, with its style attributes set as a script may set them. */
export function svgOf(source: string): SVGSVGElement | undefined {
  const svg = new DOMParser().parseFromString(unstyled(source), 'text/html').querySelector('svg');
  if (!svg) return undefined;
  const own = document.importNode(svg, true);
  for (const extra of own.querySelectorAll('style, template-style, script')) extra.remove();
  for (const styled of [own, ...own.querySelectorAll<SVGElement>('[data-style]')]) {
    const { style: css } = styled.dataset;
    if (css === undefined) continue;
    styled.style.cssText = css;
    delete styled.dataset.style;
  }
  return own;
}
