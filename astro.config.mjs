import variorum from 'variorum/astro';

/**
 * This repository is a user of its own integration: what any project writes. Without `defineConfig()`, for which all of Astro would be
 * loaded before a build that needs nothing of it.
 *
 * @type {import('astro').AstroUserConfig}
 */
export default {
  integrations: [variorum()],
};
