/** What a backslash escapes besides signs, where it escapes everything. */
export interface EscapeOptions {
  /** whether the end of a line becomes a line break */
  breaks?: boolean | undefined;
  /** whether a space becomes one at which no line ends */
  spaces?: boolean | undefined;
}
