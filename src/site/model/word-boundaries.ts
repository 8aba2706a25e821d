/** Scripts whose words stand together without spaces. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** What no writer types, and Pagefind counts to no word. */
const MARK = '\u2060';

// The root's rules: dictionaries are chosen by script, and both sides must cut alike whatever the language of the machine.
const words = 'Segmenter' in Intl ? new Intl.Segmenter('und', { granularity: 'word' }) : undefined;

/**
 * An article's HTML with a boundary after each word of a script that is written without spaces, since the search index knows words by
 * the spaces around them. {@link withoutBoundaries} takes them out of what is shown.
 */
export function withBoundaries(html: string): string {
  if (!UNSPACED.test(html)) return html;
  return html.replace(/<[^<>]*>|[^\s<>]+/g, (stretch, at: number) => {
    if (stretch.startsWith('<') || !UNSPACED.test(stretch)) return stretch;
    // Tags within a line part no words: those next to one end there. Others do, and Pagefind sets a full stop at their places.
    const end = at + stretch.length;
    const before = html[at - 1] === '>' && isInline(html, html.lastIndexOf('<', at - 1)) ? `${MARK} ` : '';
    const after = html[end] === '<' && isInline(html, end) ? `${MARK} ` : '';
    return before + wordsOf(stretch).join(`${MARK} `) + after;
  });
}

/** Elements that stand within a line. */
const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)[\s>]/y;

/** Whether the tag at a place stands within a line. */
function isInline(html: string, at: number): boolean {
  INLINE.lastIndex = at;
  return INLINE.test(html);
}

/** What somebody searches for, with spaces between all words. */
export function spaced(query: string): string {
  if (!UNSPACED.test(query)) return query;
  return query.replace(/\S+/g, (stretch) => (UNSPACED.test(stretch) ? wordsOf(stretch).join(' ') : stretch));
}

/** The same text as its writer wrote it; boundaries may have got into `<mark>` with their words. */
export function withoutBoundaries(text: string): string {
  return text.replace(/\u2060(<\/mark>)? ?/g, '$1');
}

/** The words of a stretch; signs of punctuation stay with the word before them. */
function wordsOf(stretch: string): string[] {
  // Browsers of before 2024 find what begins a stretch.
  if (!words) return [stretch];
  const result: string[] = [];
  let isOpen = true;
  for (const { segment, isWordLike } of words.segment(stretch)) {
    if (result.length > 0 && (isOpen || !isWordLike)) result[result.length - 1] += segment;
    else result.push(segment);
    // What stands before the first word, such as a bracket, goes with it.
    isOpen = isOpen && !isWordLike;
  }
  return result;
}

/** What Pagefind is told of a language: by other codes for those whose words it would part itself, and otherwise than we do. */
const OTHER_CODES: Readonly<Record<string, string>> = { ja: 'jpn', th: 'tha', zh: 'zho' };

/** The language of search records, by which Pagefind chooses how it brings words to their stems. */
export function stemmingLanguage(tag: string): string {
  const { language } = new Intl.Locale(tag);
  return OTHER_CODES[language] ?? language;
}
