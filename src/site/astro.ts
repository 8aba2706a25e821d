import type { AstroIntegration } from 'astro';
import type { VariorumOptions } from './integration/options.ts';
import { SETTINGS } from './integration/settings.ts';

export type { VariorumOptions } from './integration/options.ts';
export type { PartName } from './integration/parts.ts';

/** Under this name an integration carries what it was told, for the commands of `variorum`. */
export const OPTIONS = Symbol.for('variorum.options');

/**
 * The site as an Astro integration, for a project's `astro.config.mjs`. `astro dev`, `astro build` and `astro preview` work with it,
 * and so do the commands of `variorum`, beside the project's own pages and integrations.
 *
 * @example
 * export default defineConfig({ site: 'https://docs.acme.com', integrations: [variorum()] });
 */
export default function variorum(options: VariorumOptions = {}): AstroIntegration {
  const integration: AstroIntegration = {
    name: 'variorum',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
        if (command !== 'dev' && command !== 'build') return;
        // Only here: who only reads the configuration need not wait for all that Astro and Vite are.
        const { compose } = await import('./integration/compose.ts');
        updateConfig({ ...SETTINGS, integrations: await compose(command, { config, options, logger }) });
      },
    },
  };
  return Object.assign(integration, { [OPTIONS]: options });
}
