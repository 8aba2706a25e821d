/** What the sheet of rare constructs styles, as it stands in the HTML of a page. */
const CONSTRUCTS =
  /\bclass="(?:[^"]* )?(?:md-button|grid|inline|note-mark|progress|formula|drawn-icon|diagram|lg|x{1,3}l|middle|critic)[ "]|<math[ >]|<figure(?! class="(?:code|demo))|\balign="(?:left|right)"/;

/** Whether a page has constructs that a style sheet of their own styles: few pages have one. */
export function hasConstructs(html: string): boolean {
  return CONSTRUCTS.test(html);
}

/** Whether a page has diagrams to draw. */
export function hasDiagrams(html: string): boolean {
  return html.includes('<pre class="diagram"');
}
