/** Files of programs that highlight code in the browser, which would do it once more, in colours of one theme. */
const HIGHLIGHTER =
  /(?:^|\/)(?:highlight|hljs|prism)(?:[.-][\w.-]{1,40})?\.(?:css|m?js)$|(?:^|\/)(?:highlight\.?js|prism)\/.*\.(?:css|m?js)$/i;

/** Whether a script or a style sheet highlights code, which is done when the site is built. */
export function isHighlighter(path: string): boolean {
  return HIGHLIGHTER.test(path);
}
