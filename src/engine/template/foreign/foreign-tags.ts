/** A block tag that belongs to another system. */
export interface ForeignTag {
  /** whose tag it is: `Liquid` */
  system: string;
  /** what to do instead; a full sentence */
  advice: string;
  /** the block of ours that it opens, goes on with or ends, so that its other tags are not told as mistakes */
  like?: 'if' | 'elif' | 'for' | 'set';
}

const LIQUID = 'Liquid';
const JEKYLL = 'Jekyll';
const GITBOOK = 'GitBook';
const DJANGO = 'Django';
const TWIG = 'Twig';
const JINJA_I18N = "Jinja's translations";
const READ_ONLY = 'Write the text itself.';
const LINK = 'Write a Markdown link with the path of the file: [text](page.md).';

/** By their names; what ends them is `end` and the name. */
const TAGS: Readonly<Record<string, ForeignTag>> = {
  include_relative: { system: JEKYLL, advice: 'Write {% include "note.md" %}, with the path in quotes.' },
  include_cached: { system: JEKYLL, advice: 'Write {% include "note.md" %}, with the path in quotes.' },
  link: { system: JEKYLL, advice: LINK },
  post_url: { system: JEKYLL, advice: LINK },
  highlight: { system: JEKYLL, advice: 'Write a code block between lines of ``` instead.' },
  gist: { system: JEKYLL, advice: 'Write a link to it.' },
  seo: { system: JEKYLL, advice: 'Delete it: every page has these tags.' },
  comment: { system: LIQUID, advice: 'Write a comment as {# … #}.' },
  assign: { system: LIQUID, advice: 'Write {% set name = value %}.', like: 'set' },
  capture: { system: LIQUID, advice: 'Write {% set name %}…{% endset %}.', like: 'set' },
  unless: { system: LIQUID, advice: 'Write {% if not … %}…{% endif %}.', like: 'if' },
  case: { system: LIQUID, advice: 'Write {% if … %}, {% elif … %} and {% endif %}.', like: 'if' },
  when: { system: LIQUID, advice: 'Write {% elif … %}.', like: 'elif' },
  render: { system: LIQUID, advice: 'Write {% include "note.md" %} to share text, or a {% macro %}.' },
  echo: { system: LIQUID, advice: 'Write {{ value }}.' },
  liquid: { system: LIQUID, advice: 'Write each statement as a tag of its own.' },
  tablerow: { system: LIQUID, advice: 'Write {% for … %}…{% endfor %}.', like: 'for' },
  cycle: { system: LIQUID, advice: 'Write {{ loop.cycle("a", "b") }}.' },
  increment: { system: LIQUID, advice: 'Write {% set count = count + 1 %}.' },
  decrement: { system: LIQUID, advice: 'Write {% set count = count - 1 %}.' },
  hint: { system: GITBOOK, advice: 'Write a note: "!!! note", and its text below it, indented by four.' },
  tabs: { system: GITBOOK, advice: 'Write tabs: === "Title", and the text below it, indented by four.' },
  tab: { system: GITBOOK, advice: 'Write tabs: === "Title", and the text below it, indented by four.' },
  code: { system: GITBOOK, advice: 'Write a code block between lines of ```; it takes title="…".' },
  embed: { system: GITBOOK, advice: 'Write a link.' },
  file: { system: GITBOOK, advice: 'Write a link to the file.' },
  swagger: { system: GITBOOK, advice: 'Write the call as a code block.' },
  stepper: { system: GITBOOK, advice: 'Write a numbered list.' },
  step: { system: GITBOOK, advice: 'Write a numbered list.' },
  'content-ref': { system: GITBOOK, advice: LINK },
  load: { system: DJANGO, advice: 'Delete it: there is nothing to load.' },
  url: { system: DJANGO, advice: LINK },
  static: { system: DJANGO, advice: 'Write the path of the file: ![text](assets/picture.png).' },
  csrf_token: { system: DJANGO, advice: 'Delete it.' },
  blocktrans: { system: DJANGO, advice: READ_ONLY },
  blocktranslate: { system: DJANGO, advice: READ_ONLY },
  translate: { system: DJANGO, advice: READ_ONLY },
  trans: { system: JINJA_I18N, advice: READ_ONLY },
  pluralize: { system: JINJA_I18N, advice: READ_ONLY },
  autoescape: { system: 'Jinja', advice: 'Delete it: Markdown is not escaped.' },
  debug: { system: 'Jinja', advice: 'Ask the command "explain" what a page is made of.' },
  apply: { system: TWIG, advice: 'Write {% filter name %}…{% endfilter %}.' },
  use: { system: TWIG, advice: 'Define the {% macro %} in the page, or as a file in templates/.' },
  asset_img: { system: 'Hexo', advice: 'Write a picture: ![text](assets/picture.png).' },
  post_link: { system: 'Hexo', advice: LINK },
  callout: {
    system: 'Markdoc',
    advice: 'Write a note: "!!! note", and its text below it, indented by four.',
  },
  partial: { system: 'Markdoc', advice: 'Write {% include "note.md" %}.' },
};

/**
 * The tag of another system that a block tag is; undefined for those that nobody knows.
 *
 * @param name its first word, an `end` before it included
 * @param body what stands between the delimiters
 */
export function foreignTag(name: string, body: string): ForeignTag | undefined {
  if (/^\/[\w-]/.test(body)) return { system: 'Markdoc', advice: 'The end of a block is {% end… %}.' };
  return Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
}
