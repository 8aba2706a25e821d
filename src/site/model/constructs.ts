/** What the sheet of rare constructs styles, as it stands in the HTML of a page. */
const CONSTRUCTS =
  /\bclass="(?:[^"]* )?(?:md-button|grid|inline|note-mark|progress|formula|drawn-icon|diagram|lg|x{1,3}l|middle)[ "]|<math[ >]|<figure(?! class="(?:code|demo))|\balign="(?:left|right)"/;

/** What the constructs of an HTML need. */
export interface NeededConstructs {
  /** a style sheet of their own: few pages have constructs */
  styles: boolean;
  /** what draws diagrams */
  diagrams: boolean;
}

/** What the constructs in some HTML need. */
export function constructsIn(html: string): NeededConstructs {
  return { styles: CONSTRUCTS.test(html), diagrams: html.includes('<pre class="diagram"') };
}
