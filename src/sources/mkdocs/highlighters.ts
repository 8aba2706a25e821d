/**
 * Whether a script or a style sheet is of a program that highlights code in the browser: it would do once more what is done when the
 * site is built, in colours of one theme.
 */
export function isHighlighter(path: string): boolean {
  if (!/\.(?:css|m?js)$/i.test(path)) return false;
  const folders = path.split('/');
  const name = folders.pop()!;
  return (
    /^(?:highlight|hljs|prism)[.-]/i.test(name) ||
    folders.some((each) => /^(?:highlight\.?js|prism)$/i.test(each))
  );
}
