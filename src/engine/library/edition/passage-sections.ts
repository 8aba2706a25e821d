import { commonBranches, type Origin } from '../../template/origin.ts';
import type { Passage } from './passage.ts';

/** Puts each heading together with what stands below it, up to the next one of its level. */
export function inSections(passages: readonly Passage[]): Passage[] {
  const found: Passage[] = [];
  /** the sections that are open, the outermost first: each with its level, and what is in it */
  const open: { level: number; contents: Passage[] }[] = [];
  const close = (level: number): void => {
    while (open.length > 0 && open.at(-1)!.level >= level) {
      const { contents } = open.pop()!;
      (open.at(-1)?.contents ?? found).push(sectionOf(contents));
    }
  };
  for (const passage of passages) {
    if (passage.kind === 'footnotes') close(0);
    if (passage.level !== undefined) {
      close(passage.level);
      open.push({ level: passage.level, contents: [] });
    }
    (open.at(-1)?.contents ?? found).push(passage);
  }
  close(0);
  return found;
}

function sectionOf(contents: readonly Passage[]): Passage {
  const heading = contents[0]!;
  return {
    kind: 'section',
    key: `section ${heading.key}`,
    alike: heading.alike.map((key) => `section ${key}`),
    reading: contents.map(({ reading }) => reading).join(' | '),
    children: contents,
    sentences: () => [],
    get origin() {
      return joined(contents.map(({ origin }) => origin));
    },
    get text() {
      return contents.map(({ text }) => text).join(' ');
    },
    html: () => contents.map((each) => each.html()).join(''),
    // It has no element of its own; its heading says where it begins.
    mark: (number) => heading.mark(number),
    markText: () => undefined,
  };
}

/** The origin of what stands together: that of the first, under the branches that are around all. */
function joined(origins: readonly Origin[]): Origin {
  const { place, via } = origins[0]!;
  return {
    place,
    via,
    parts: origins.flatMap(({ parts }) => parts),
    extents: origins.flatMap(({ extents }) => extents),
    branches: commonBranches(origins),
  };
}
