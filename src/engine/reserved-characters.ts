/**
 * Matches the noncharacters of Unicode that Variorum keeps for itself and that no text of a writer may hold: the URL prefix of a
 * variant (`base-path.ts`), and what compiled templates write to lead their output back to its source (`template/marks.ts`).
 */
export const RESERVED = /[\uFDD0-\uFDD4]/;
