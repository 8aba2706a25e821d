import type { Place } from '../../engine/place.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { Content } from '../content.ts';
import type { OpenPage } from '../open-page.ts';

/** A text of a page's frontmatter. */
export interface PageField {
  /** as it is written, with its variables and conditions */
  source: string;
  place: Place;
  /** what it says in each variant of the page */
  readings: readonly { variant: Variant; text: string }[];
}

/** The title and the description that the frontmatter gives a page. */
export function fieldsOf({ page, variants }: OpenPage, content: Content): PageField[] {
  const { library } = content;
  const { title, description } = page.frontmatter;
  const documents = [...variants].map((variant) => ({ variant, document: library.document(page, variant)! }));
  return [
    ...(title === undefined
      ? []
      : [
          {
            source: title,
            place: placeOf('title', page.path, content),
            readings: documents.map(({ variant, document }) => ({ variant, text: library.title(document) })),
          },
        ]),
    ...(description === undefined
      ? []
      : [
          {
            source: description,
            place: placeOf('description', page.path, content),
            readings: documents.map(({ variant, document }) => ({
              variant,
              text: library.description(document) ?? '',
            })),
          },
        ]),
  ];
}

function placeOf(key: string, file: string, content: Content): Place {
  const lines = content.text(file)?.split('\n') ?? [];
  const index = lines.findIndex((line) => line.startsWith(`${key}:`));
  return { file, line: Math.max(index, 0) + 1, column: 1 };
}
