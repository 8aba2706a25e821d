/** What each command of the program `variorum` is for, as its help says. */
export const SUMMARIES = {
  init: 'begin a site: two pages, and all that builds and publishes them',
  dev: 'write: shows the site, and every change at once',
  build: 'publish: writes the site into a folder',
  import: 'move from MkDocs: writes what a mkdocs.yml says as site.yml, and tells what it cannot',
  preview: 'look at the site that was built, as readers will get it',
  check: 'prove the conditions, links and text right in every variant',
  release: 'release a version: what is next becomes it, and a new next opens',
  retire: 'retire a version, with all that no longer matters',
  rename: 'give a product, a page or a heading another name, wherever it is used',
  explain: 'show a page: its conditions, and where each line comes from',
  diff: 'compare two variants: what differs, page by page and word by word',
  impact: 'review a change: which variants it alters, and how they read before and after',
  mcp: 'answer agents: each from the version that it names',
  lsp: 'help an editor: findings while you type, completion, renaming',
  headers: 'write the headers for Netlify, nginx or Caddy',
  demo: 'write the recovery demo as one script, for other sites',
};
