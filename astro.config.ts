import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

// Only for `astro check` and editors: builds and the development server take src/site/config.ts.
export default defineConfig({ srcDir: './src/site', integrations: [mdx()] });
