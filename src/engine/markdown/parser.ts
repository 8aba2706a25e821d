import MarkdownItParser, { type MarkdownIt, type StateCore } from 'markdown-it';
import { abbreviation, markAbbreviations } from './blocks/abbreviations.ts';
import { admonition, details } from './blocks/admonition.ts';
import { withAlerts } from './blocks/alerts.ts';
import { annotations } from './blocks/annotations.ts';
import { atxHeading } from './blocks/atx-headings.ts';
import { INTERRUPTS } from './blocks/block.ts';
import { numberCaptions } from './blocks/caption-numbers.ts';
import { withHeader } from './blocks/code-headers.ts';
import { contents, renderContents } from './blocks/contents.ts';
import { criticBlock } from './blocks/critic-blocks.ts';
import { definitionList } from './blocks/definition-lists.ts';
import { depthLimit } from './blocks/depth.ts';
import { checkMarkedLines, fence, renderCode, renderLiteral } from './blocks/fences.ts';
import { collectFootnotes, footnoteDefinition, footnoteReference } from './blocks/footnotes.ts';
import { formulaBlock } from './blocks/formulas.ts';
import { oneLineHeading, openHeading, readHeadings } from './blocks/headings.ts';
import { inItem } from './blocks/item-code.ts';
import { list } from './blocks/lists.ts';
import { quote } from './blocks/quotes.ts';
import { directlyBelowText, withTargetPlace } from './blocks/reference-definitions.ts';
import { slashBlock } from './blocks/slash-blocks.ts';
import { tabbedFences } from './blocks/tabbed-fences.ts';
import { nameTables, openTableWrapper, table } from './blocks/tables.ts';
import { tabs } from './blocks/tabs.ts';
import { collectorOf } from './collector.ts';
import { formulaHtml } from './formula-html.ts';
import { deepHtmlBlock, htmlBlock } from './html/html-blocks.ts';
import { warnOfOpenComments } from './html/open-comments.ts';
import { closeFormatting } from './html/open-formatting.ts';
import { showPlaceholders } from './html/placeholders.ts';
import { titleHtml } from './html/title-html.ts';
import { unspacedTag } from './html/unspaced-tags.ts';
import { attachInline, attachToBlocks, attributeList } from './inline/attribute-lists.ts';
import {
  autolinks,
  escapedAddresses,
  MAIL_NAME,
  mailAddresses,
  WITH_UNDERSCORE,
  WITHOUT_SCHEME,
  xmlElement,
} from './inline/autolinks.ts';
import { backslash } from './inline/backslashes.ts';
import { trimmedCode } from './inline/code.ts';
import { readChanges } from './inline/code-changes.ts';
import { critic } from './inline/critic.ts';
import { crossReference } from './inline/cross-references.ts';
import { looseStars, starInWord, strongOutside } from './inline/emphasis.ts';
import { formula } from './inline/formulas.ts';
import { openIcon, shortcode } from './inline/icons.ts';
import { keys } from './inline/keys.ts';
import { destinationWithSpaces, titleWithQuotes } from './inline/links.ts';
import { markCaretTilde } from './inline/mark-caret-tilde.ts';
import { newline } from './inline/newlines.ts';
import { progressBar } from './inline/progress-bars.ts';
import { repositoryLinks } from './inline/repository-links.ts';
import { smartSymbols } from './inline/smart-symbols.ts';
import { spacedReference } from './inline/spaced-references.ts';
import { taskLists } from './inline/task-lists.ts';
import { tagInQuotes, typography } from './inline/typography.ts';
import { wikiLink } from './inline/wiki-links.ts';
import { withPlace } from './inline/with-place.ts';
import { hideEmptyParagraphs, paragraph } from './paragraphs.ts';
import { resolveReferences } from './references.ts';
import { checkLeadIns, checkSections } from './sections.ts';

/** Builds a parser for the dialect. It keeps nothing of a page: what a rendering collects is the Page in its `env`. */
export function createParser(): MarkdownIt {
  const md = new MarkdownItParser({ html: true });
  md.disable(['linkify', 'replacements', 'smartquotes', 'strikethrough']);
  // Targets go to the library as the writer wrote them.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  const { helpers } = md;
  md.helpers = {
    ...helpers,
    parseLinkDestination: destinationWithSpaces(helpers.parseLinkDestination),
    parseLinkTitle: titleWithQuotes(helpers.parseLinkTitle),
  };
  addBlockRules(md);
  addInlineRules(md);
  addCoreRules(md);
  addRenderRules(md);
  return md;
}

function addBlockRules(md: MarkdownIt): void {
  const { ruler } = md.block;
  ruler.before('table', 'depth', depthLimit);
  ruler.at('table', table, { alt: ['paragraph', 'reference'] });
  ruler.at('list', list, { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('html_block', htmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('blockquote', withAlerts(quote), INTERRUPTS);
  ruler.at('heading', atxHeading, { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('lheading', oneLineHeading(ruleNamed(ruler, 'lheading')));
  ruler.at('paragraph', paragraph);
  ruler.at('reference', directlyBelowText(withTargetPlace(ruleNamed(ruler, 'reference'))), INTERRUPTS);
  ruler.disable('fence');
  ruler.at('code', withHeader(inItem(ruleNamed(ruler, 'code'))));
  // These stand before indented code: directly below a paragraph's text they may be indented deeper.
  ruler.before('code', 'tabbed_fences', tabbedFences, INTERRUPTS);
  ruler.before('code', 'fenced_code', fence, INTERRUPTS);
  ruler.before('code', 'deep_html', deepHtmlBlock);
  ruler.before('code', 'admonition', admonition, INTERRUPTS);
  ruler.before('code', 'details', details, INTERRUPTS);
  ruler.before('code', 'formula_block', formulaBlock, INTERRUPTS);
  ruler.before('code', 'tabs', tabs, INTERRUPTS);
  ruler.before('code', 'slash_block', slashBlock, INTERRUPTS);
  ruler.before('code', 'critic_block', criticBlock);
  ruler.before('reference', 'footnote', footnoteDefinition, INTERRUPTS);
  ruler.before('reference', 'abbreviation', abbreviation, INTERRUPTS);
  ruler.before('lheading', 'definition_list', definitionList);
}

function addInlineRules(md: MarkdownIt): void {
  const { ruler, ruler2 } = md.inline;
  ruler.at('newline', newline(ruleNamed(ruler, 'newline')));
  ruler.before('escape', 'formula', formula);
  ruler.at('backticks', trimmedCode(ruleNamed(ruler, 'backticks')));
  ruler.at('escape', backslash(ruleNamed(ruler, 'escape')));
  ruler.at('link', withPlace('link_open', spacedReference(ruleNamed(ruler, 'link'))));
  ruler.at('autolink', withPlace('link_open', xmlElement(ruleNamed(ruler, 'autolink'))));
  ruler.at('image', withPlace('image', ruleNamed(ruler, 'image')));
  ruler.at(
    'html_inline',
    withPlace('html_inline', tagInQuotes(unspacedTag(ruleNamed(ruler, 'html_inline')))),
  );
  ruler.before('link', 'wiki_link', wikiLink);
  ruler.before('link', 'cross_reference', crossReference);
  ruler.before('link', 'footnote', footnoteReference);
  ruler.before('link', 'progress', progressBar);
  ruler.at('emphasis', looseStars(ruleNamed(ruler, 'emphasis')));
  ruler.before('emphasis', 'star_in_word', starInWord);
  ruler.before('emphasis', 'critic', critic);
  ruler.before('emphasis', 'marks', markCaretTilde);
  ruler.before('emphasis', 'keys', keys);
  ruler.before('emphasis', 'shortcode', shortcode);
  ruler.before('emphasis', 'attribute_list', withPlace('attributes', attributeList));
  ruler2.after('emphasis', 'strong_outside', strongOutside);
  ruler2.before('fragments_join', 'attach_attributes', attachInline);
}

function addCoreRules(md: MarkdownIt): void {
  const { ruler } = md.core;
  ruler.at('inline', parseInline);
  ruler.after('inline', 'open_comments', warnOfOpenComments);
  ruler.after('open_comments', 'placeholders', showPlaceholders);
  ruler.after('placeholders', 'autolinks', autolinks(ruleNamed(ruler, 'linkify')));
  ruler.before('text_join', 'mail_addresses', mailAddresses);
  ruler.before('text_join', 'escaped_addresses', escapedAddresses);
  ruler.before('text_join', 'repository_links', repositoryLinks);
  md.linkify.set({ fuzzyLink: false });
  md.linkify.re.get_mail_name_validator = () => MAIL_NAME;
  md.linkify.add('www.', WITHOUT_SCHEME);
  for (const scheme of ['http:', 'https:']) md.linkify.add(scheme, WITH_UNDERSCORE);
  // As long as escaped signs are apart from the text around them, they are no part of a symbol: "\(c)".
  ruler.before('text_join', 'attach_to_blocks', attachToBlocks);
  ruler.before('text_join', 'smart_symbols', smartSymbols);
  ruler.before('text_join', 'typography', typography);
  ruler.before('text_join', 'headings', readHeadings);
  ruler.before('text_join', 'contents', contents);
  ruler.push('caption_numbers', numberCaptions);
  ruler.push('annotations', annotations);
  ruler.push('abbreviations', markAbbreviations);
  ruler.push('sections', checkSections);
  ruler.push('lead_ins', checkLeadIns);
  ruler.push('open_formatting', closeFormatting);
  ruler.push('references', resolveReferences);
  ruler.push('code_changes', readChanges);
  ruler.push('task_lists', taskLists);
  ruler.push('table_names', nameTables);
  ruler.push('marked_lines', checkMarkedLines);
  ruler.push('footnotes', collectFootnotes);
  ruler.push('empty_paragraphs', hideEmptyParagraphs);
}

function addRenderRules(md: MarkdownIt): void {
  const { rules } = md.renderer;
  const { escapeHtml } = md.utils;
  rules.fence = rules.code_block = (tokens, i, _options, env) =>
    renderCode(
      tokens[i]!,
      escapeHtml,
      (title) => titleHtml(title, escapeHtml),
      collectorOf(env).language.dir,
    );
  rules.code_inline = (tokens, i, _options, _env, renderer) =>
    renderLiteral(tokens[i]!, renderer.renderAttrs(tokens[i]!), escapeHtml);
  rules.formula = rules.formula_block = (tokens, i) => formulaHtml(tokens[i]!);
  rules.diagram = (tokens, i) =>
    `<pre class="diagram" data-diagram="${escapeHtml(tokens[i]!.info)}"><code>${escapeHtml(tokens[i]!.content)}</code></pre>\n`;
  rules.image = (tokens, i, _options, _env, renderer) => `<img${renderer.renderAttrs(tokens[i]!)}>`;
  rules.icon = openIcon;
  rules.progress_bar = (tokens, i, _options, _env, renderer) =>
    `<progress${renderer.renderAttrs(tokens[i]!)}></progress>`;
  rules.footnote_number = rules.caption_number = (tokens, i) => tokens[i]!.content;
  rules.checkbox = (tokens, i, _options, _env, renderer) =>
    `<input${renderer.renderAttrs(tokens[i]!)}>`.replaceAll('=""', '');
  rules.contents = (_tokens, _i, _options, env) => renderContents(collectorOf(env), escapeHtml);
  rules.heading_open = openHeading;
  rules.table_wrapper_open = (tokens, i) => openTableWrapper(tokens[i]!, escapeHtml);
  rules.table_wrapper_close = () => '</div>\n';
  rules.table_open = (tokens, i, _options, _env, renderer) =>
    `${openTableWrapper(tokens[i]!, escapeHtml)}<table${renderer.renderAttrs(tokens[i]!)}>\n`;
  rules.table_close = () => '</table></div>\n';
}

/** Reads the inline text of every block, telling the page on which line it begins. */
function parseInline(state: StateCore): void {
  const collector = collectorOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'inline') continue;
    collector.inlineLine = token.map?.[0] ?? 0;
    state.md.inline.parse(token.content, state.md, state.env, token.children ?? []);
  }
}

function ruleNamed<Rule>(ruler: { __rules__: { name: string; fn: Rule }[] }, name: string): Rule {
  const rule = ruler.__rules__.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`markdown-it has no rule named ${JSON.stringify(name)}.`);
  return rule.fn;
}
