import type { MarkdownOptions } from '../../markdown/types.ts';
import { type LinkWorld, resolveTarget, targetUrl } from '../edition/link-target.ts';
import { HERE } from './content-path.ts';

/** What Markdown in `site.yml` is rendered with: paths hang on the content folder, code is not coloured. */
export function linkOptions(world: LinkWorld): Omit<MarkdownOptions, 'highlight'> {
  const assetUrl = (target: string): string | undefined => {
    const resolved = resolveTarget(target, HERE, world);
    return resolved.kind === 'asset' ? targetUrl(resolved) : undefined;
  };
  return {
    resolveLink: (target) => targetUrl(resolveTarget(target, HERE, world)) ?? target,
    resolveImage(target) {
      const url = assetUrl(target);
      return url === undefined ? undefined : { url };
    },
    resolveFile: assetUrl,
  };
}
