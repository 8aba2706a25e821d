import { placeEntries } from '../../src/review/place-entries.ts';
import { headline, type Report } from './report.ts';

/** What a change alters, for other programs. */
export function impactJson(report: Report): string {
  const { impact, refused, base, commit, isUncommitted, reasons, problems } = report;
  const { pages, total, altered, identical, newVariants, goneVariants } = impact;
  const shown = {
    base,
    commit,
    uncommitted: isUncommitted,
    summary: headline(report),
    comparedAllSince: reasons,
    total,
    variants: { altered, identical, new: newVariants, gone: goneVariants },
    pages: pages.map(({ places, ...page }) => ({
      ...page,
      places: places.map((place) => ({ ...placeEntries([place])[0]!, variants: place.variants })),
    })),
    navigation: impact.navigation,
    redirects: impact.redirects,
    latest: impact.latest,
    frame: impact.frame,
    refused: { ...refused, problems },
  };
  return JSON.stringify(shown, undefined, 2);
}
