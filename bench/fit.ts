import type { Measurement } from './measure.ts';

/** A build of so many documents. */
export interface SizedBuild {
  documents: number;
  measured: Pick<Measurement, 'processor' | 'megabytes'>;
}

/**
 * What a straight line through two builds says of a third size, in words, and by how much memory grew between the two.
 *
 * @returns undefined where the system does not tell what a build takes
 */
export function describeFit(
  [small, large]: readonly [SizedBuild, SizedBuild],
  documents: number,
): string | undefined {
  const processor = [small.measured.processor, large.measured.processor];
  const megabytes = [small.measured.megabytes, large.measured.megabytes];
  const at = ([first, second]: readonly (number | undefined)[]): number =>
    first! + ((second! - first!) * (documents - small.documents)) / (large.documents - small.documents);
  if ([...processor, ...megabytes].includes(undefined)) return undefined;
  const sizes = [small, large].map((each) => each.documents.toLocaleString('en'));
  return (
    `From ${sizes.join(' to ')} documents, memory grows to ${(megabytes[1]! / megabytes[0]!).toFixed(2)} times as much. A line through both says ` +
    `${at(processor).toFixed(0)} s of processor time and ${(at(megabytes) / 1000).toFixed(1)} GB for ${documents.toLocaleString('en')}.`
  );
}
