/** Pixels of a window in which two things do not fit beside each other. */
export const NARROW = 640;
