import type { MarkdownOptions } from '../../markdown/types.ts';
import { type LinkWorld, resolveTarget, targetUrl } from '../edition/link-target.ts';

/** What Markdown in `site.yml` is rendered with: paths hang on the content folder, code is not coloured. */
export function linkOptions(file: string, world: LinkWorld): Omit<MarkdownOptions, 'highlight'> {
  const assetUrl = (target: string): string | undefined => {
    const resolved = resolveTarget(target, file, world);
    return resolved.kind === 'asset' ? targetUrl(resolved) : undefined;
  };
  return {
    resolveLink: (target) => targetUrl(resolveTarget(target, file, world)) ?? target,
    resolveImage(target) {
      const url = assetUrl(target);
      return url === undefined ? undefined : { url };
    },
    resolveFile: assetUrl,
  };
}
