import { defineConfig } from 'astro/config';
import variorum from 'variorum/astro';

// This repository is a user of its own integration: what any project writes.
export default defineConfig({
  integrations: [variorum()],
});
