/** Classes that the sheet of rare constructs styles. */
const CLASSES: ReadonlySet<string> = new Set(
  'md-button grid inline note-mark progress formula drawn-icon diagram lg xl xxl xxxl middle critic definition'.split(
    ' ',
  ),
);
const CLASS_ATTRIBUTE = / class="([^"<>]{1,300})"/g;
/** What it styles besides: also code and tables of raw HTML. */
const ELEMENTS =
  /<math[ >]|<figure(?! class="(?:code|demo))|\balign="(?:left|right)"|<pre(?! (?:tabindex|class="diagram"))|(?<!">)<table[ >]/;

/** What the constructs in some HTML need. */
export interface NeededConstructs {
  /** a style sheet of their own: few pages have constructs */
  styles: boolean;
  /** what draws diagrams */
  diagrams: boolean;
}

/** What the constructs in some HTML need. */
export function constructsIn(html: string): NeededConstructs {
  return { styles: hasConstructs(html), diagrams: html.includes('<pre class="diagram"') };
}

function hasConstructs(html: string): boolean {
  if (ELEMENTS.test(html)) return true;
  const seen = new Set<string>();
  for (const [, classes] of html.matchAll(CLASS_ATTRIBUTE)) {
    if (seen.has(classes!)) continue;
    seen.add(classes!);
    if (classes!.split(' ').some((name) => CLASSES.has(name))) return true;
  }
  return false;
}
