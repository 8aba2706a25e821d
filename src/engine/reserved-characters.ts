/**
 * Matches the noncharacters of Unicode that Variorum keeps for itself and that no text of a writer may hold: the URL prefix of a
 * variant (`base-path.ts`), what compiled templates write to lead their output back to its source (`template/marks.ts`), and what stands
 * for a variant's own words in pages that several share (`site/model/own-words.ts`).
 */
export const RESERVED = /[\uFDD0-\uFDD8]/;
