import type { PassageReading } from '../engine/library/edition/passage-readings.ts';

/** What is seen although it has no words: pictures, films and frames. */
const MEDIA = /<(?:img|picture|video|audio|iframe|object|embed|svg|canvas|math)\b/;
/** An element of its own, such as a demo. */
const CUSTOM = /<[a-z]{1,30}-/;

/** Whether a reader sees anything of a passage. A line between two parts, and tags around nothing, say nothing. */
export function showsSomething(passage: PassageReading): boolean {
  if (passage.text !== '' || passage.kind === 'component') return true;
  const html = passage.html();
  return MEDIA.test(html) || CUSTOM.test(html);
}
