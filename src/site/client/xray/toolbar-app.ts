import type { DevToolbarApp } from 'astro';
import { hideXray, showXray } from './xray.ts';

/** X-ray as an app of Astro's toolbar. */
export default {
  init(_canvas, app) {
    app.onToggled(({ state }) => {
      if (state) void showXray(() => app.toggleState({ state: false }));
      else hideXray();
    });
  },
} satisfies DevToolbarApp;
