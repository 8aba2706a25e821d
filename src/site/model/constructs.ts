/** Classes that the sheet of rare constructs styles. */
const CLASSES: ReadonlySet<string> = new Set(
  'md-button grid inline note-mark progress formula drawn-icon diagram lg xl xxl xxxl middle critic'.split(' '),
);
const CLASS_ATTRIBUTE = / class="([^"<>]{1,300})"/g;
/** What it styles besides. */
const ELEMENTS = /<math[ >]|<figure(?! class="(?:code|demo))|\balign="(?:left|right)"/;

/** Whether a page has constructs that a style sheet of their own styles: few pages have one. */
export function hasConstructs(html: string): boolean {
  if (ELEMENTS.test(html)) return true;
  const seen = new Set<string>();
  for (const [, classes] of html.matchAll(CLASS_ATTRIBUTE)) {
    if (seen.has(classes!)) continue;
    seen.add(classes!);
    if (classes!.split(' ').some((name) => CLASSES.has(name))) return true;
  }
  return false;
}

/** Whether a page has diagrams to draw. */
export function hasDiagrams(html: string): boolean {
  return html.includes('<pre class="diagram"');
}
