import type { Content } from '../content.ts';

/** A file of the content that shows or sounds, and is not read. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|mp4|webm|ogv|mov|mp3|ogg|wav)$/i;

/** The pictures, films and sounds of a content folder, by their path in it, with where they lie on the disk. */
export function mediaFiles({ library }: Content): { path: string; file: string }[] {
  return library
    .assets()
    .map(({ url, file }) => ({ path: decodeURIComponent(url.slice(1)), file }))
    .filter(({ path }) => MEDIA.test(path));
}
