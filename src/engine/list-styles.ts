/** Ways to number a list besides figures: letters, Roman numbers, and `#.` for the next number. */
export const LIST_STYLES = ['alpha', 'roman', 'generic'] as const;
export type ListStyles = readonly (typeof LIST_STYLES)[number][];
