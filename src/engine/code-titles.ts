/** Whether code without a title has the name of its language as one, and what stands in the place of some names. */
export type CodeTitles = boolean | Readonly<Record<string, string>>;
