import type { PassageReading } from '../engine/library/edition/passage-readings.ts';

/** What is seen although it has no words: pictures, films, frames, and elements of their own, such as a demo. */
const SEEN = /<(?:img|picture|video|audio|iframe|object|embed|svg|canvas|math|[a-z]+-)/;

/** Whether a reader sees anything of a passage. A line between two parts, and tags around nothing, say nothing. */
export function showsSomething(passage: PassageReading): boolean {
  return passage.text !== '' || passage.kind === 'component' || SEEN.test(passage.html());
}
