import { Composer, type CST, type Document, type LineCounter, Parser, YAMLParseError } from 'yaml';

/**
 * Reads a text as a YAML document, with its errors in the document. The parser tells of everything that stands where it must not, a
 * million times where a million brackets close that nobody opened; what follows the first few is not read.
 *
 * @param lines gets where the lines of the text begin
 * @param mostErrors how many errors the parser may tell of
 */
export function parseYaml(text: string, lines: LineCounter, mostErrors: number): Document {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    prettyErrors: false,
    logLevel: 'error',
    // The library compares every key with all before it.
    uniqueKeys: false,
  });
  const documents = composer.compose(untilErrors(parser.parse(text), mostErrors), true, text.length);
  const { value: document } = documents.next();
  // The composer was told to make a document of anything.
  if (!document) throw new Error('The YAML library made no document.');
  const { value: second } = documents.next();
  if (second)
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return document;
}

function* untilErrors(tokens: Iterable<CST.Token>, most: number): Iterable<CST.Token> {
  let count = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === 'error' && ++count >= most) return;
  }
}
