import { host } from 'variorum:library';
import { areOurs } from 'variorum:parts';
import {
  type AstroComponentFactory,
  createComponent,
  renderSlot,
  renderSlotToString,
} from 'astro/runtime/server/index.js';

/** What Astro takes from a component. */
type Shown = ReturnType<AstroComponentFactory>;

const RENDERED = new WeakMap<object, Shown>();

/**
 * Shows what stands in it, rendered once for all pages of a build that have it: what depends on nothing but `of`, an object that only they
 * share. Of a project's own components, nobody knows on what they depend; and a development server shows what has changed since.
 */
export const Once: AstroComponentFactory = createComponent((result, { of }: { of: object }, slots): Shown => {
  if (!areOurs || host.mode !== 'build') return renderSlot(result, slots.default) as unknown as Shown;
  const known = RENDERED.get(of);
  // Without a promise, which would keep all that follows waiting.
  if (known !== undefined) return known;
  return renderSlotToString(result, slots.default).then((html) => {
    RENDERED.set(of, html as unknown as Shown);
    return html as unknown as Awaited<Shown>;
  });
});
