/** The signs with which a tag of a kind begins and ends. */
export type SignPair = [open: string, close: string];

/** Signs of tags, where a site has others than braces. */
export interface TagSigns {
  variables?: SignPair | undefined;
  blocks?: SignPair | undefined;
  comments?: SignPair | undefined;
}
