import type { EditionText } from './editions.ts';
import { checkLinks, type LinkCheckWorld } from './link-check.ts';
import { resolveTarget } from './link-target.ts';
import { lostAnchors, type PublishedWorld } from './lost-anchors.ts';
import {
  type ParsedEdition,
  type RenderedEdition,
  type RenderingWorld,
  writeEdition,
} from './rendered-edition.ts';
import { twinText } from './twin.ts';

/** What publishing an edition needs from the library. */
export type FinishingWorld = RenderingWorld &
  LinkCheckWorld &
  PublishedWorld & {
    /** the public address of the site, without a slash at its end; empty when nobody knows it */
    origin: string;
  };

/** An edition with all that its documents share. */
export interface FinishedEdition extends RenderedEdition {
  /** Markdown of the `.md` twin, abstract; undefined for a page in MDX format */
  twin: string | undefined;
  /** path of the file that really holds the text */
  source: string;
}

/** Writes an edition as HTML, checks its links, and makes what its documents share besides HTML. */
export async function finishEdition(parsed: ParsedEdition, world: FinishingWorld): Promise<FinishedEdition> {
  const { edition } = parsed;
  const rendered = await writeEdition(parsed, world);
  const resolve = (target: string) => resolveTarget(target, edition.page.path, world);
  return {
    ...rendered,
    findings: [
      ...rendered.findings,
      ...checkLinks(edition, rendered.markdown.links, world),
      ...lostAnchors(edition, rendered, world),
    ],
    twin:
      edition.page.format === 'md'
        ? twinText({ text: edition.text, ...parsed.markdown }, { resolve, origin: world.origin })
        : undefined,
    source: sourceOf(edition),
  };
}

/** The file that most lines of an edition come from: the one to edit, not the page that merely includes it. */
function sourceOf({ page, rendering }: EditionText): string {
  const { provenance } = rendering;
  const lines = new Map<string, number>();
  for (let line = 0; line < provenance.lineCount; line++) {
    const { file } = provenance.place(line);
    lines.set(file, (lines.get(file) ?? 0) + 1);
  }
  const [most] = [...lines].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? page.path;
}
