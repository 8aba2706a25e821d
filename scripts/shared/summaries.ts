/** What each command of the program `variorum` is for, as its help says. */
export const SUMMARIES = {
  init: 'begin a site: two pages, and all that builds and publishes them',
  dev: 'write: shows the site, and every change at once',
  build: 'publish: writes the site into a folder',
  preview: 'look at the site that was built, as readers will get it',
  check: 'prove the conditions, links and text right in every variant',
  explain: 'show a page: its conditions, and where each line comes from',
  mcp: 'answer agents: each from the version that it names',
  lsp: 'help an editor: findings while you type, completion, renaming',
  headers: 'write the headers for Netlify, nginx or Caddy',
  demo: 'write the recovery demo as one script, for other sites',
};
