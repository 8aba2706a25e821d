import MarkdownItParser from 'markdown-it';
import { Collector } from './collector.ts';
import { htmlText } from './html/html-text.ts';
import { shortcode } from './inline/icons.ts';
import { inlineText } from './inline-text.ts';
import { NOWHERE } from './nowhere.ts';

/** Reads the signs that nobody means to the letter; stars, underscores, brackets and entities may be part of a name. */
const parser = new MarkdownItParser('zero');
parser.inline.ruler.enable(['escape', 'backticks']);
parser.inline.ruler.push('shortcode', shortcode);

/** An angle bracket that begins no element of a line. */
const BRACKET =
  /<(?!\/?(?:a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|div|em|font|i|img|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|svg|path|time|tt|u|var|wbr)\b|!--)/gi;
const PICTURE = /<img\b[^<>]*>/gi;

/**
 * What readers see of a title that is written where no Markdown stands, in a frontmatter or a navigation: code without its backticks,
 * signs without the backslash that escapes them, and emoji for their names. All else stands as it is written.
 *
 * @param isHtml whether its tags and entities are HTML, as in projects of MkDocs; otherwise they are text
 */
export function writtenTitle(text: string, isHtml = false): string {
  const line = isHtml ? titleOfHtml(text) : text;
  if (!/[`\\]|:[a-z\d_+-]{1,60}:/.test(line)) return line;
  const env = { collector: new Collector(NOWHERE) };
  const shown = inlineText(parser.parseInline(line, env).flatMap(({ children }) => children ?? []));
  // A title that is only an icon has no other text than its name.
  return shown === '' ? line : shown;
}

/** What readers see of a title that is HTML. Pictures beside words are ornaments; angle brackets around anything else are part of the text. */
export function titleOfHtml(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const html = text.replace(BRACKET, '&lt;');
  return [html.replace(PICTURE, ''), html].map((each) => oneLine(htmlText(each))).find(Boolean) ?? text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
