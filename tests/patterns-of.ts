import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/** The regular expressions of a file. */
export interface FoundPatterns {
  /** each as a literal, also those that are put together with `new RegExp` */
  patterns: string[];
  /** where one is put together with something that could be a pattern itself */
  unknown: string[];
}

/** What a text that is only known later may be, escaped: a word, and what lies between words. */
const STAND_INS = ['aa', ' '];

/**
 * Finds the patterns that a program writes down. Those that it puts together are worked out: constants are followed to where they are
 * declared, in other files too, and texts that are only known when the program runs, which must go through `escapePattern`, are
 * replaced by {@link STAND_INS}.
 *
 * @param file absolute path of a program, or of a component of Astro
 */
export function patternsOf(file: string): FoundPatterns {
  const patterns: string[] = [];
  const unknown: string[] = [];
  const source = read(file);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(node.text);
    if (isConstruction(node)) {
      const [pattern, flags] = node.arguments ?? [];
      for (const standIn of STAND_INS) {
        const text = pattern && textOf(pattern, source, standIn);
        const flagText = flags ? textOf(flags, source, standIn) : '';
        if (text === undefined || flagText === undefined)
          unknown.push(`${basename(file)}: ${node.getText(source)}`);
        else patterns.push(`/${text}/${flagText}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { patterns, unknown: [...new Set(unknown)] };
}

const sources = new Map<string, ts.SourceFile>();

function read(file: string): ts.SourceFile {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  // Of a component, what stands above its page is the program.
  const program = file.endsWith('.astro') ? (/^---\n(.*?)^---$/ms.exec(text)?.[1] ?? '') : text;
  const source = ts.createSourceFile(file, program, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  sources.set(file, source);
  return source;
}

function isConstruction(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
}

/** The text that an expression makes, with a stand-in for what is escaped; undefined when only running it would tell. */
function textOf(node: ts.Expression, source: ts.SourceFile, standIn: string): string | undefined {
  const part = (expression: ts.Expression) => textOf(expression, source, standIn);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return joined([
      node.head.text,
      ...node.templateSpans.flatMap((span) => [part(span.expression), span.literal.text]),
    ]);
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'String.raw') {
    const { template } = node;
    if (!ts.isTemplateExpression(template)) return template.rawText;
    return joined([
      template.head.rawText,
      ...template.templateSpans.flatMap((span) => [part(span.expression), span.literal.rawText]),
    ]);
  }
  if (ts.isCallExpression(node) && node.expression.getText(source) === 'escapePattern') return standIn;
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') {
    const value = ts.isIdentifier(node.expression) ? constant(node.expression.text, source) : undefined;
    const literal = value && ts.isRegularExpressionLiteral(value.node) ? value.node.text : undefined;
    return literal?.slice(1, literal.lastIndexOf('/'));
  }
  if (!ts.isIdentifier(node)) return undefined;
  const value = constant(node.text, source);
  return value && textOf(value.node, value.source, standIn);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** What a constant of a file is, in its own words: declared there, or imported from a file of ours. */
function constant(
  name: string,
  source: ts.SourceFile,
): { node: ts.Expression; source: ts.SourceFile } | undefined {
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement) && statement.declarationList.flags & ts.NodeFlags.Const)
      for (const { name: declared, initializer } of statement.declarationList.declarations)
        if (declared.getText(source) === name && initializer) return { node: initializer, source };
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { namedBindings } = statement.importClause ?? {};
    const imported =
      namedBindings && ts.isNamedImports(namedBindings)
        ? namedBindings.elements.find((element) => element.name.text === name)
        : undefined;
    if (imported && statement.moduleSpecifier.text.startsWith('.'))
      return constant(
        (imported.propertyName ?? imported.name).text,
        read(join(dirname(source.fileName), statement.moduleSpecifier.text)),
      );
  }
  return undefined;
}
